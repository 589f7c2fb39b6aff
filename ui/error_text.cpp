#include "ui/error_text.h"

#include <QCoreApplication>

namespace certdesk::ui {

namespace {

class Words {
  Q_DECLARE_TR_FUNCTIONS(ErrorText)
public:
  static ErrorText of(ErrorCode code);
};

// Longer than a function should be, and on purpose: a table to read, and a code without its sentences does not compile.
ErrorText Words::of(ErrorCode code) {
  switch (code) {
  // A: account
  case ErrorCode::LoginRefused:
    return {tr("That user name or password is not right."), tr("Your account and applications are unchanged."),
            tr("Use the account the certificate was applied for with. If you forgot the password, set a new one by "
               "e-mail or call the help desk.")};
  case ErrorCode::LoginLocked:
    return {tr("There were too many wrong logins. The account is locked for a while."),
            tr("Only logging in is stopped. Your certificates and applications are safe."),
            tr("Wait a while and log in again. If it is urgent, call the help desk.")};
  case ErrorCode::LoginExpired:
    return {tr("You were logged out because some time has passed."), tr("What you typed stays."),
            tr("Please log in again. You go on from here.")};
  case ErrorCode::AnswerWrong:
    return {tr("That answer is not right."), tr("The application and what you filled in are unchanged."),
            tr("Think of how you wrote it when you applied, and try again.")};
  case ErrorCode::AnswerLocked:
    return {tr("There were too many wrong answers. No more are taken for now."),
            tr("Your certificate and this application are safe."),
            tr("The lock ends by itself: wait some minutes and try again, or call the help desk.")};
  case ErrorCode::OtherAccount:
    return {tr("This application belongs to another account."),
            tr("You were logged out of that account again, and nothing was changed."),
            tr("Log in with the account this application was made with. For another account, go to the home page.")};
  case ErrorCode::UkeyLoginRefused:
    return {tr("The login with the UKEY was not accepted."),
            tr("Nothing was changed. The PIN was right: it costs no try."),
            tr("Try once more. If it stays, log in with user name and password.")};
  case ErrorCode::UkeyLoginUnusable:
    return {
        tr("Nobody can log in with this certificate."),
        tr("Your account and your other certificates are as they were."),
        tr("It may be frozen, revoked, or expired too long ago. Log in with user name and password to see its state.")};
  case ErrorCode::RenewalOnly:
    return {tr("With an expired certificate you can only renew."), tr("Your account is unchanged."),
            tr("For anything else, log in with user name and password.")};
  case ErrorCode::ResetCodeWrong:
    return {tr("That code is not the one in the e-mail."), tr("Nothing was changed."),
            tr("Take the code from the newest e-mail, all of it. Small letters will do.")};
  case ErrorCode::ResetCodeExpired:
    return {tr("That code is no longer good."), tr("Nothing was changed."),
            tr("Have a new code sent, and use it within the time the e-mail says.")};
  case ErrorCode::PasswordWeak:
    return {tr("That password is too easy to guess."), tr("The old password still works."),
            tr("Use at least 10 characters, not your user name, and nothing that everybody tries first.")};
  case ErrorCode::UserNameTaken:
    return {tr("That user name is in use already."), tr("Nothing was registered."),
            tr("Choose another user name. If it is yours, log in or use the forgotten password.")};
  case ErrorCode::PasswordAgainWrong:
    return {tr("That password is not right."), tr("Nothing was changed."),
            tr("Enter the password that you log in with.")};
  case ErrorCode::LoginNeeded:
    return {tr("Nobody is logged in: no login is kept on this PC."), tr("Nothing was sent and nothing was changed."),
            tr("Log in first with “certdeskctl login --user NAME”, or name the account here with --user.")};

  // N: network
  case ErrorCode::PortalUnreachable:
    return {tr("The portal cannot be reached."), tr("Whatever you filled in is still here."),
            tr("Check the network connection and try again.")};
  case ErrorCode::PortalTimeout:
    return {tr("The portal did not answer."), tr("Whatever you filled in is still here, and nothing is charged twice."),
            tr("Try again. If it keeps happening, call the help desk.")};
  case ErrorCode::TlsUntrusted:
    return {tr("The other side could not show that it is the portal."), tr("Nothing was sent to it."),
            tr("Do not go on in this network. Try another one, and tell the help desk.")};
  case ErrorCode::TlsFailed:
    return {tr("No secure connection could be made."), tr("Nothing was sent."),
            tr("Check the clock of this PC and whether security software blocks the connection, then try again.")};
  case ErrorCode::RedirectRefused:
    return {
        tr("The connection was pointed to another address, and CertDesk did not follow."),
        tr("No password, PIN or code went to that address."),
        tr("If this network wants a login of its own, do that in the browser and try again. Otherwise call the help "
           "desk.")};
  case ErrorCode::AnswerTooLarge:
    return {tr("The portal sent far more than expected, so it was not read."),
            tr("Whatever you filled in is still here."),
            tr("Try again. If it keeps happening, call the help desk.")};
  case ErrorCode::AnswerMalformed:
    return {tr("The answer of the portal could not be understood."), tr("Whatever you filled in is still here."),
            tr("Try again later. If it stays, update the program or call the help desk.")};
  case ErrorCode::ConnectionCut:
    return {tr("The connection broke in the middle."),
            tr("Even if it had gone through, nothing is done or charged twice."),
            tr("Try again. CertDesk first looks how far it got.")};
  case ErrorCode::ProxyFailed:
    return {tr("The proxy of this network did not let the connection through."),
            tr("Whatever you filled in is still here."),
            tr("Check the proxy settings of this PC, or ask the people who look after your network.")};

  // S: the portal said no
  case ErrorCode::PortalBusy:
    return {tr("The portal is busy."), tr("Whatever you filled in is still here."), tr("Try again in a few minutes.")};
  case ErrorCode::PortalFailed:
    return {tr("The portal has a fault of its own."),
            tr("Whatever you filled in is still here, and nothing is charged twice."),
            tr("Try again later. If it stays, call the help desk.")};
  case ErrorCode::PortalRefused:
    return {tr("The portal did not accept this step."), tr("What was done before is kept."),
            tr("Try once more. If it is refused again, call the help desk and read out the failure code.")};
  case ErrorCode::NotFound:
    return {tr("This account has no such application or certificate."),
            tr("Certificates and applications of other accounts are not affected."),
            tr("See whether you logged in with the account it was applied for with.")};
  case ErrorCode::ChangedElsewhere:
    return {tr("This application was changed in another window or on another PC."), tr("Nothing was overwritten."),
            tr("The newest state is shown here now. Look at it and go on.")};
  case ErrorCode::NotAllowedNow:
    return {tr("The application is not yet, or no longer, at this step."), tr("What was done before is kept."),
            tr("The newest state is shown here now. Look at it and go on.")};
  case ErrorCode::ClientTooOld:
    return {tr("This version of CertDesk is too old for the portal."),
            tr("Your applications are on the portal and go on after the update."),
            tr("Install the newest version and open it again.")};
  case ErrorCode::IdempotencyMismatch:
    return {tr("The same request came twice with different contents, and the portal took only the first."),
            tr("Nothing was done or charged twice."), tr("Look at the newest state and go on.")};

  // Q: the download check
  case ErrorCode::AuthorisationCodeWrong:
    return {tr("That authorisation code is not right."), tr("What was approved is still waiting for you on the portal."),
            tr("Copy it whole from the newest e-mail. Capital letters matter.")};
  case ErrorCode::AuthorisationCodeLocked:
    return {tr("There were too many wrong codes. This code cannot be used any more."),
            tr("What was approved is still waiting for you on the portal."),
            tr("Have the e-mail sent again, and use the code in the new one.")};
  case ErrorCode::AuthorisationCodeExpired:
    return {tr("The authorisation code is out of date."), tr("What was approved is still waiting for you on the portal."),
            tr("Have the e-mail sent again, and use the code in the new one.")};
  case ErrorCode::CaptchaWrong:
    return {tr("The characters are not those in the picture."), tr("This costs no try of the authorisation code."),
            tr("Look at the new picture and type its characters. If you cannot see it, have the e-mail sent again: the "
               "new code needs no picture.")};
  case ErrorCode::DownloadWindowClosed:
    return {tr("The 30 minutes after the authorisation code are over."),
            tr("What was done is kept, and no try of the code was used."),
            tr("Enter the authorisation code again and go on.")};
  case ErrorCode::MailCoolDown:
    return {tr("An e-mail was sent a short while ago."), tr("The code in that e-mail can still be used."),
            tr("Look in the inbox and in the spam folder. Another can be sent in a moment.")};
  case ErrorCode::ApplicationBoundElsewhere:
    return {tr("This application is already being written to another UKEY."), tr("What that UKEY holds is unchanged."),
            tr("Put that UKEY in and go on. If you want another one, choose to change the UKEY.")};
  case ErrorCode::SupersededElsewhere:
    return {tr("Newer certificates of this application were fetched on another PC."),
            tr("The newer ones count. No key was deleted."),
            tr("Finish on that PC, or try again here: CertDesk looks where it stands.")};

  // F: contents
  case ErrorCode::FormInvalid:
    return {
        tr("Something on this page is not as the portal wants it."), tr("Whatever you filled in is still here."),
        tr("Look through this page once more, correct it and go on. If all of it looks right, call the help desk.")};

  // M: materials
  case ErrorCode::MaterialTypeWrong:
    return {tr("This kind of file is not taken here."), tr("The files you added before are all there."),
            tr("Choose a file of a kind that the list names beside it. Renaming a file does not change its kind.")};
  case ErrorCode::MaterialEmpty:
    return {tr("The file is empty."), tr("The files you added before are all there."),
            tr("Scan or photograph the sheet again, or choose another file.")};
  case ErrorCode::MaterialTooLarge:
    return {tr("The file is larger than allowed here."), tr("The file on this PC is unchanged."),
            tr("Let CertDesk make a photo smaller. Scan a PDF again with a lower resolution.")};
  case ErrorCode::MaterialUnreadable:
    return {tr("The file cannot be opened. It is damaged or incomplete."),
            tr("The files you added before are all there."),
            tr("Open it on this PC to see. Then scan or copy it again, and add the new one.")};
  case ErrorCode::MaterialTooManyPixels:
    return {tr("The picture has far more detail than a sheet of paper needs."), tr("The file on this PC is unchanged."),
            tr("Photograph it with the usual camera setting, or scan it at 300 dpi, and add that one.")};
  case ErrorCode::MaterialLocked:
    return {tr("The PDF is protected with a password."), tr("The file on this PC is unchanged."),
            tr("Save a copy without the password, or print and scan it, and add that one.")};
  case ErrorCode::MaterialOtherForm:
    return {tr("This acceptance form belongs to another application."), tr("It was not sent."),
            tr("Compare the reference number. Print the form of this application, sign it and scan that one.")};
  case ErrorCode::MaterialTooManyPages:
    return {tr("There are more files or sheets than allowed here."), tr("The files you added before are all there."),
            tr("Take one out first, or put only the sheets that are asked for into one PDF.")};
  case ErrorCode::MaterialChanged:
    return {tr("The file was moved or changed after you chose it."), tr("The files that were sent are all there."),
            tr("Choose it once more, from where it is now.")};
  case ErrorCode::UploadElsewhere:
    return {tr("The portal has another part of the file than expected."), tr("What arrived is kept."),
            tr("Try again. CertDesk asks how much is there and sends only the rest.")};
  case ErrorCode::UploadDamaged:
    return {tr("The file was damaged on its way."), tr("The file on this PC is unchanged."),
            tr("Try again. If it keeps happening, try another network.")};
  case ErrorCode::MaterialsMissing:
    return {tr("Not everything that is needed is there yet."), tr("The files you added are all there."),
            tr("Add what is marked as required, then go on.")};
  case ErrorCode::MaterialRefused:
    return {tr("The portal does not take this file."), tr("The files you added before are all there."),
            tr("Scan it again or save it as a new PDF, and add that one. If it stays, call the help desk.")};

  // T: UKEY
  case ErrorCode::UkeyRemoved:
    return {tr("The UKEY came out."), tr("Your certificates, keys and this application are safe."),
            tr("Put the same UKEY back. You go on from where it stopped.")};
  case ErrorCode::UkeyNotFound:
    return {tr("The UKEY for this is not inserted."), tr("What was done before is kept."),
            tr("Put that UKEY in. Its serial number is printed on the case.")};
  case ErrorCode::UkeyIsTheLostOne:
    return {tr("This is the UKEY that was reported lost or damaged."), tr("Nothing was written to it."),
            tr("Use a new, blank UKEY. If you have found the lost one, call the help desk first.")};
  case ErrorCode::UkeyNotBlank:
    return {tr("There are keys on this UKEY already."), tr("Its keys and certificates are unchanged."),
            tr("Use a blank UKEY.")};
  case ErrorCode::UkeyFull:
    return {tr("There is not enough room on the UKEY."), tr("Nothing on it was deleted."),
            tr("Under My UKEY, remove what may safely go. If nothing may, use a UKEY with more room or call the help "
               "desk.")};
  case ErrorCode::UkeyCannotUnwrap:
    return {tr("This UKEY cannot take in the encryption key."),
            tr("Your encryption key is at the CA and is not lost."), tr("Use a UKEY of a model the CA names.")};
  case ErrorCode::UkeyCannotMakeKey:
    return {tr("This UKEY cannot make the kind of key the CA asks for."), tr("Nothing was written to it."),
            tr("Use a UKEY of a model the CA names.")};
  case ErrorCode::UkeyNotInitialised:
    return {tr("This UKEY has not been set up yet."), tr("Nothing was written to it."),
            tr("Ask the CA for one that is ready. CertDesk does not set it up, since that erases a UKEY.")};
  case ErrorCode::UkeyWriteMismatch:
    return {tr("What was read back from the UKEY is not what was written."),
            tr("Nothing was confirmed to the portal, so no certificate of yours was replaced."),
            tr("Try once more. If it stays, use another UKEY.")};
  case ErrorCode::UkeyProofFailed:
    return {tr("A test signature or decryption by the UKEY came out wrong."),
            tr("Nothing was confirmed to the portal, so no certificate of yours was replaced."),
            tr("Try once more. If it stays, use another UKEY.")};
  case ErrorCode::UkeyBusy:
    return {tr("Another program is using the UKEY."), tr("What the UKEY holds is unchanged."),
            tr("Close the browser and programs for signing or bidding, then try again.")};
  case ErrorCode::UkeyFault:
    return {tr("The UKEY reported a fault."), tr("What was written is kept, and no certificate of yours was replaced."),
            tr("Take it out, put it back and try again. If it stays, use another USB socket or another UKEY.")};
  case ErrorCode::UkeyPractice:
    return {tr("This UKEY is for practice, and this is the real portal."), tr("Nothing was written to it."),
            tr("Put in a real UKEY. To practise, switch to the practice environment.")};
  case ErrorCode::UkeyKeyGone:
    return {tr("A key that was on the UKEY is not there any more."),
            tr("No certificate of yours was replaced, and the encryption key can be fetched again."),
            tr("Try again. CertDesk looks afresh and makes what is missing.")};
  case ErrorCode::UkeyBoundToAnother:
    return {tr("This application is being written to another UKEY."), tr("Nothing was written to this one."),
            tr("Put the other one in and go on. If you want this one, choose to change the UKEY.")};
  case ErrorCode::UkeyLacksCertificate:
    return {tr("This UKEY does not hold the certificate that this is about."), tr("Nothing was written to it."),
            tr("Put in the UKEY with that certificate; its serial is shown beside the certificate.")};

  // P: PIN
  case ErrorCode::PinWrong:
    return {tr("That PIN is not right."),
            tr("Certificates, keys and this application are all there. Nothing was changed."),
            tr("Think it over and enter it again. Several wrong ones in a row lock the UKEY.")};
  case ErrorCode::PinWrongLastTry:
    return {tr("That PIN is not right. The UKEY says: one more wrong PIN locks it."),
            tr("Certificates, keys and this application are all there. Nothing was changed."),
            tr("If you are not sure, leave it. A UKEY in use can be unlocked, with a new PIN; in place of an empty one use "
               "another.")};
  case ErrorCode::PinLocked:
    return {tr("The PIN of this UKEY is locked."), tr("Its certificates and keys are not damaged."),
            tr("A UKEY in use: have it unlocked; keys and certificates stay. In place of an empty one use another.")};
  case ErrorCode::PinLength:
    return {tr("The PIN does not fit the rule of this UKEY."), tr("The PIN was not changed. It is still the old one."),
            tr("Enter one of the length shown; where it has that, mix letters and digits. Then go on.")};
  case ErrorCode::PinMustChange:
    return {tr("The UKEY still has its factory PIN."), tr("What the UKEY holds is unchanged."),
            tr("Choose a PIN of your own first.")};
  case ErrorCode::PinNeeded:
    return {tr("The UKEY needs the PIN once more."), tr("What was written is kept."),
            tr("Enter the PIN. It goes on from where it stopped.")};
  case ErrorCode::PinLastTryUnconfirmed:
    return {tr("One PIN try is left, and it was not used."), tr("The last try is still there."),
            tr("To use it, say first that you know what a wrong one does. If you are not sure, leave it.")};
  case ErrorCode::PinWeak:
    return {tr("That PIN is one that anybody would try first."), tr("The PIN of the UKEY is unchanged."),
            tr("Choose one that is not a row, a repeated digit, or a well-known factory PIN.")};
  case ErrorCode::PinUnchanged:
    return {tr("The new PIN is the same as the old one."), tr("The PIN of the UKEY is unchanged."),
            tr("Choose another PIN.")};

  // U: unlock
  case ErrorCode::UnlockGrantExpired:
    return {tr("The time to unlock this UKEY has run out."),
            tr("Your keys and certificates on the UKEY are untouched."),
            tr("Enter the authorisation code again: the portal then releases the unlock anew.")};
  case ErrorCode::UnlockDone:
    return {tr("This UKEY has been unlocked already."), tr("Your keys and certificates on the UKEY are untouched."),
            tr("Use the PIN you chose then. If it is forgotten, apply for another unlock.")};
  case ErrorCode::UnlockToStaff:
    return {tr("The unlock was begun several times and never finished. Staff have to look at it."),
            tr("Your keys and certificates on the UKEY are untouched."),
            tr("Call the help desk and read out the reference number.")};
  case ErrorCode::UnlockCodeWrong:
    return {tr("That unlock code does not fit the code the UKEY shows."),
            tr("Your keys and certificates on the UKEY are untouched."),
            tr("Read the request code out again, and type the unlock code as you hear it.")};
  case ErrorCode::UnlockCodeLocked:
    return {tr("There were too many wrong unlock codes."), tr("Your keys and certificates on the UKEY are untouched."),
            tr("Call the help desk: a new request code is needed.")};
  case ErrorCode::UnlockRefusedByUkey:
    return {tr("This UKEY cannot be unlocked any more."),
            tr("Files encrypted to you can still be opened after a key recovery."),
            tr("Apply for a key recovery onto a new UKEY, with the reason that it is damaged.")};
  case ErrorCode::UnlockSealBroken:
    return {tr("The release that came from the portal is not for this PC."), tr("Nothing was done on the UKEY."),
            tr("Try again. If it stays, tell the help desk.")};
  case ErrorCode::UnlockCodeVoid:
    return {tr("The UKEY's request code is not good any more."),
            tr("Your keys and certificates on the UKEY are untouched, and no try is used up."),
            tr("Try again: the UKEY makes a new request code. Leave it in from then on.")};
  case ErrorCode::UnlockNotHere:
    return {tr("With the UKEY driver of this PC, this UKEY cannot be unlocked."),
            tr("The UKEY is as it was; it can be unlocked elsewhere."),
            tr("Install the newest driver of the UKEY, or use another PC, and go on with this application.")};
  case ErrorCode::UnlockNoMore:
    return {tr("This application unlocks nothing any more: all its releases are used up."),
            tr("Your keys and certificates on the UKEY are untouched."),
            tr("Withdraw it. Then apply for another unlock, or for a key recovery onto a new UKEY.")};
  case ErrorCode::UnlockCodeMistyped:
    return {tr("A character of that unlock code is wrong or missing."), tr("It was not tried: no try is used up."),
            tr("Compare it character by character, and type it again.")};

  // D: driver and host
  case ErrorCode::DriverNotFound:
    return {tr("There is no driver for the UKEY on this PC."), tr("What the UKEY holds is unchanged."),
            tr("Install the driver that comes with the UKEY, then try again.")};
  case ErrorCode::DriverNotLoading:
    return {tr("The driver of the UKEY cannot be loaded."), tr("What the UKEY holds is unchanged."),
            tr("Install the newest 64-bit driver of the UKEY, then try again.")};
  case ErrorCode::DriverCrashed:
    return {tr("The driver of the UKEY stopped by itself."), tr("What was written is kept."),
            tr("Try again. The PIN will be asked once more. If it stops again, install the newest driver of the UKEY.")};
  case ErrorCode::DriverHung:
    return {tr("The driver of the UKEY did not answer and was ended."),
            tr("It was only reading. What the UKEY holds is unchanged."),
            tr("Take the UKEY out, put it back and try again. If that does not help, install the newest driver of the "
               "UKEY.")};
  case ErrorCode::DriverInUse:
    return {tr("Another CertDesk is using this driver."), tr("What the UKEY holds is unchanged."),
            tr("Close the other window, or wait until it is done.")};
  case ErrorCode::HostProtocol:
    return {tr("The part of CertDesk that speaks with UKEYs has a fault."), tr("What was written is kept."),
            tr("Try again. If it stays, install the program again.")};
  case ErrorCode::HostMissing:
    return {tr("A part of CertDesk is missing."), tr("What the UKEY holds is unchanged."),
            tr("Install the program again.")};

  // C: certificates and the key package
  case ErrorCode::CertificateMalformed:
    return {tr("The certificate that came cannot be read."), tr("It was not written to the UKEY."),
            tr("Try once more. If it stays, call the help desk and read out the failure code.")};
  case ErrorCode::CertificateOtherKey:
    return {tr("The certificate that came is for another key."), tr("It was not written to the UKEY."),
            tr("Try once more. If it stays, call the help desk and read out the failure code.")};
  case ErrorCode::CertificateChain:
    return {tr("The certificate that came is not from a CA that CertDesk trusts."),
            tr("It was not written to the UKEY."),
            tr("Please do not go on. Call the help desk and read out the failure code.")};
  case ErrorCode::CertificatePurpose:
    return {tr("The certificate that came is for another purpose."), tr("It was not written to the UKEY."),
            tr("Try once more. If it stays, call the help desk and read out the failure code.")};
  case ErrorCode::PackageMalformed:
    return {tr("The sealed encryption key that came cannot be read."),
            tr("Your encryption key is still at the CA. Nothing was written to the UKEY."),
            tr("Try once more. If it stays, call the help desk and read out the failure code.")};
  case ErrorCode::PackageSignature:
    return {tr("The sealed encryption key that came is not from the key centre of the CA."),
            tr("Your encryption key is still at the CA. Nothing was written to the UKEY."),
            tr("Please do not go on. Call the help desk and read out the failure code.")};
  case ErrorCode::PackageOtherUkey:
    return {tr("The sealed encryption key that came is for another UKEY or application."),
            tr("Your encryption key is still at the CA. Nothing was written to the UKEY."),
            tr("Try once more. If it stays, call the help desk and read out the failure code.")};
  case ErrorCode::PackageOtherKey:
    return {tr("The encryption key that came does not match its certificate."),
            tr("Your encryption key is still at the CA. Nothing was written to the UKEY."),
            tr("Try once more. If it stays, call the help desk and read out the failure code.")};
  case ErrorCode::RequestUnverified:
    return {tr("The certificate request made by the UKEY did not pass its check."), tr("It was not sent."),
            tr("Take the UKEY out, put it back and try again. If it stays, use another UKEY.")};
  case ErrorCode::CryptoFailed:
    return {tr("A calculation on this PC did not succeed."), tr("What was written is kept."),
            tr("Open the program again and try once more. If it stays, call the help desk.")};
  case ErrorCode::ReceiptUnverified:
    return {tr("This receipt cannot be verified: it is damaged, was changed, or is not signed by the CA's portal."),
            tr("What was written to the UKEY stays as it is."),
            tr("Do not use it as proof. Fetch it once more; if it stays, call the help desk and read out the failure "
               "code.")};
  case ErrorCode::ReceiptMismatch:
    return {tr("The receipt does not fit: it is signed, but it speaks of another application, UKEY or certificate."),
            tr("What was written to the UKEY stays as it is."),
            tr("Do not use it as proof. Call the help desk and read out the failure code.")};

  // K: this PC
  case ErrorCode::KeychainUnavailable:
    return {tr("The keychain of the system cannot be used."),
            tr("Only the next start will ask you to log in. Nothing else is affected."),
            tr("Go on as usual. To stay logged in, open the system's keychain first.")};
  case ErrorCode::FileUnreadable:
    return {tr("The file cannot be opened."), tr("The file was not changed."),
            tr("See whether it is there, whether you may use it, and whether the disk is full.")};
  case ErrorCode::FileExists:
    return {tr("There is a file of that name already."), tr("It was not touched, and nothing was saved."),
            tr("Choose another name, or move the file away.")};
  case ErrorCode::FileMalformed:
    return {tr("What a file or a setting says cannot be used."), tr("Nothing was sent."),
            tr("Correct it as the manual says, and try again.")};
  case ErrorCode::Cancelled:
    return {tr("You stopped this step."), tr("What was done before is kept."), tr("Go on whenever you like.")};
  case ErrorCode::Internal:
    return {tr("CertDesk made a mistake of its own."), tr("What was done is on the portal and on the UKEY."),
            tr("Open the program again and go on. If it stays, call the help desk and read out the failure code.")};
  case ErrorCode::AnswerMissing:
    return {
        tr("An answer that this step needs is missing, or is not what the portal asks for now."),
        tr("Nothing was sent for it."),
        tr("Give it in the answers file, by its file descriptor or at the prompt, and start again. You go on from this "
           "step.")};
  case ErrorCode::DiskFull:
    return {tr("The disk of this PC is full."),
            tr("Applications and certificates are not kept on this PC. None is lost."),
            tr("Make room on the disk and try again.")};
  case ErrorCode::PatienceOver:
    return {tr("The waiting time is over."), tr("The application stays where it is on the portal."),
            tr("Start again later. You go on from this step.")};
  case ErrorCode::CertificateUnclear:
    return {tr("Not exactly one certificate fits."), tr("Nothing was started."), tr("Name the certificate you mean.")};
  case ErrorCode::PracticeInUse:
    return {tr("Another practice environment is open and uses this practice folder."),
            tr("What was practised before stays in the folder."),
            tr("Close the other practice window or program, then start again.")};
  case ErrorCode::ClockWrong:
    return {tr("The date or time of this PC is not right."),
            tr("Nothing was changed. All dates in certificates come from the portal, not from this PC."),
            tr("Set the date, time and time zone of this PC, then start again. If they are right, call the help desk.")};
  }
  return {};
}

} // namespace

ErrorText errorText(ErrorCode code) { return Words::of(code); }

} // namespace certdesk::ui
