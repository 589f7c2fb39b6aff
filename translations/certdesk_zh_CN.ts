<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AcceptanceForm</name>
    <message>
        <source>Key recovery</source>
        <translation>密钥恢复</translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation>延期续费</translation>
    </message>
    <message>
        <source>Unlocking a UKEY</source>
        <translation>UKEY 解锁</translation>
    </message>
    <message>
        <source>First certificate</source>
        <translation>证书制作</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Reference number</source>
        <translation>业务受理号</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>业务类型</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书名称</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>证书模板</translation>
    </message>
    <message>
        <source>Handled by</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Applied at</source>
        <translation>申请时间</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Stamp and signature</source>
        <translation>盖章与签字</translation>
    </message>
    <message>
        <source>Stamp of the applicant</source>
        <translation>申请单位（个人）盖章</translation>
    </message>
    <message>
        <source>Signature and date</source>
        <translation>经办人签字及日期</translation>
    </message>
    <message>
        <source>Print, sign and stamp this form, then scan or photograph it with the whole code and upload it.</source>
        <translation>请打印本表，签字盖章后扫描或拍照上传，二维码要完整。</translation>
    </message>
    <message>
        <source>Acceptance form</source>
        <translation>业务受理表</translation>
    </message>
    <message>
        <source>Practice: no legal effect</source>
        <translation>演练：不具法律效力</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <extracomment>Of a printed form with several sheets.</extracomment>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
</context>
<context>
    <name>AccountText</name>
    <message>
        <source>User name: %1</source>
        <translation>用户名：%1</translation>
    </message>
    <message>
        <source>Name: %1</source>
        <translation>名称：%1</translation>
    </message>
    <message>
        <source>E-mail: %1</source>
        <translation>邮箱：%1</translation>
    </message>
    <message>
        <source>Phone: %1</source>
        <translation>手机：%1</translation>
    </message>
    <message>
        <source>The security answer was last reset on %1.</source>
        <translation>安全问题答案上次重置于 %1。</translation>
    </message>
    <message>
        <source>The security answer was never reset.</source>
        <translation>安全问题答案没有重置过。</translation>
    </message>
    <message>
        <source>the e-mail address that is registered for %1</source>
        <translation>%1 的注册邮箱</translation>
    </message>
    <message>
        <source>A code is on its way to %1. It is good until %2.</source>
        <translation>验证码已发往%1，%2 前有效。</translation>
    </message>
    <message>
        <source>The password is changed. Logins on other PCs have ended.</source>
        <translation>密码已修改。其他电脑上的登录已退出。</translation>
    </message>
    <message>
        <source>The password of %1 is changed, and every login of the account has ended. Log in with the new one.</source>
        <translation>%1 的密码已修改，此账号的所有登录均已退出。请用新密码登录。</translation>
    </message>
    <message>
        <source>The security answer is changed. A person looks at every application of this account from now on.</source>
        <translation>安全问题答案已修改。此后本账号的申请均由人工审核。</translation>
    </message>
    <message>
        <source>The account %1 is ready. Log in with its password.</source>
        <translation>账号 %1 已注册，请用它的密码登录。</translation>
    </message>
    <message>
        <source>Frozen. Nobody can use this certificate until it is unfrozen:</source>
        <translation>已冻结，解冻前任何人都不能使用：</translation>
    </message>
    <message>
        <source>Revoked for good:</source>
        <translation>已撤销，不能恢复：</translation>
    </message>
    <message>
        <source>In use:</source>
        <translation>使用中：</translation>
    </message>
    <message>
        <source>Revoking is final; to pause, freeze instead. Type %1 to end certificate %2: </source>
        <translation>撤销后不能恢复；只想暂停请用冻结。输入 %1 确认撤销证书 %2：</translation>
    </message>
</context>
<context>
    <name>ChooseFiles</name>
    <message>
        <source>Choose files: %1</source>
        <translation>选择文件：%1</translation>
    </message>
    <message>
        <source>What is taken here (%1)</source>
        <translation>可用的文件 (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>That user name or password is not right.</source>
        <translation>用户名或密码不对。</translation>
    </message>
    <message>
        <source>Your account and applications are unchanged.</source>
        <translation>账号和业务都没有变化。</translation>
    </message>
    <message>
        <source>There were too many wrong logins. The account is locked for a while.</source>
        <translation>登录错了太多次，账号暂时锁定。</translation>
    </message>
    <message>
        <source>Only logging in is stopped. Your certificates and applications are safe.</source>
        <translation>只是暂时不能登录，证书和业务都在。</translation>
    </message>
    <message>
        <source>Wait a while and log in again. If it is urgent, call the help desk.</source>
        <translation>请过一会儿再登录。着急的话，请打客服电话。</translation>
    </message>
    <message>
        <source>You were logged out because some time has passed.</source>
        <translation>过了一段时间，登录已经退出。</translation>
    </message>
    <message>
        <source>What you typed stays.</source>
        <translation>填好的不会丢。</translation>
    </message>
    <message>
        <source>Please log in again. You go on from here.</source>
        <translation>请再登录一次，从这里接着办。</translation>
    </message>
    <message>
        <source>That answer is not right.</source>
        <translation>答案不对。</translation>
    </message>
    <message>
        <source>The application and what you filled in are unchanged.</source>
        <translation>申请和填好的内容都在。</translation>
    </message>
    <message>
        <source>Think of how you wrote it when you applied, and try again.</source>
        <translation>想想申请时是怎么写的，再试一次。</translation>
    </message>
    <message>
        <source>Your certificate and this application are safe.</source>
        <translation>证书和这份申请都在。</translation>
    </message>
    <message>
        <source>The portal cannot be reached.</source>
        <translation>连不上平台。</translation>
    </message>
    <message>
        <source>Whatever you filled in is still here.</source>
        <translation>填过的都还在。</translation>
    </message>
    <message>
        <source>Check the network connection and try again.</source>
        <translation>请检查网络，再试一次。</translation>
    </message>
    <message>
        <source>The portal did not answer.</source>
        <translation>平台没有回应。</translation>
    </message>
    <message>
        <source>Whatever you filled in is still here, and nothing is charged twice.</source>
        <translation>填过的都还在，也不会重复收费。</translation>
    </message>
    <message>
        <source>Try again. If it keeps happening, call the help desk.</source>
        <translation>可以再试。总是这样，请打客服电话。</translation>
    </message>
    <message>
        <source>The other side could not show that it is the portal.</source>
        <translation>对方证明不了自己就是平台。</translation>
    </message>
    <message>
        <source>Nothing was sent to it.</source>
        <translation>没有向对方发送任何内容。</translation>
    </message>
    <message>
        <source>Do not go on in this network. Try another one, and tell the help desk.</source>
        <translation>请不要在这个网络上继续。换一个网络再试，并告诉客服。</translation>
    </message>
    <message>
        <source>No secure connection could be made.</source>
        <translation>没能建立安全连接。</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>没有发送任何内容。</translation>
    </message>
    <message>
        <source>Check the clock of this PC and whether security software blocks the connection, then try again.</source>
        <translation>请看看电脑的时间对不对，安全软件有没有拦截，再试一次。</translation>
    </message>
    <message>
        <source>The connection was pointed to another address, and CertDesk did not follow.</source>
        <translation>连接被转到了别的地址，程序没有跟过去。</translation>
    </message>
    <message>
        <source>No password, PIN or code went to that address.</source>
        <translation>密码、PIN 和授权码都没有发到那里。</translation>
    </message>
    <message>
        <source>If this network wants a login of its own, do that in the browser and try again. Otherwise call the help desk.</source>
        <translation>如果上网要先登录，请在浏览器里登录后再试；不是的话，请打客服电话。</translation>
    </message>
    <message>
        <source>The portal sent far more than expected, so it was not read.</source>
        <translation>平台发来的内容太大，没有读取。</translation>
    </message>
    <message>
        <source>The answer of the portal could not be understood.</source>
        <translation>平台的回应看不懂。</translation>
    </message>
    <message>
        <source>Try again later. If it stays, update the program or call the help desk.</source>
        <translation>请过一会儿再试。还是这样，请更新程序或打客服电话。</translation>
    </message>
    <message>
        <source>The connection broke in the middle.</source>
        <translation>连接中途断了。</translation>
    </message>
    <message>
        <source>Even if it had gone through, nothing is done or charged twice.</source>
        <translation>就算已经送到，也不会重复办理、重复收费。</translation>
    </message>
    <message>
        <source>Try again. CertDesk first looks how far it got.</source>
        <translation>请再试，程序会先看办到了哪一步。</translation>
    </message>
    <message>
        <source>The proxy of this network did not let the connection through.</source>
        <translation>这个网络的代理没有放行。</translation>
    </message>
    <message>
        <source>Check the proxy settings of this PC, or ask the people who look after your network.</source>
        <translation>请检查电脑的代理设置，或问问单位的网络管理员。</translation>
    </message>
    <message>
        <source>The portal is busy.</source>
        <translation>平台正忙。</translation>
    </message>
    <message>
        <source>Try again in a few minutes.</source>
        <translation>请过几分钟再试。</translation>
    </message>
    <message>
        <source>The portal has a fault of its own.</source>
        <translation>平台自己出了问题。</translation>
    </message>
    <message>
        <source>Try again later. If it stays, call the help desk.</source>
        <translation>请过一会儿再试。还是这样，请打客服电话。</translation>
    </message>
    <message>
        <source>The portal did not accept this step.</source>
        <translation>平台没有接受这一步。</translation>
    </message>
    <message>
        <source>What was done before is kept.</source>
        <translation>之前办好的都在。</translation>
    </message>
    <message>
        <source>Try once more. If it is refused again, call the help desk and read out the failure code.</source>
        <translation>可以再试一次。还是不行，请打客服电话并报故障码。</translation>
    </message>
    <message>
        <source>This account has no such application or certificate.</source>
        <translation>这个账号下没有这份业务或证书。</translation>
    </message>
    <message>
        <source>Certificates and applications of other accounts are not affected.</source>
        <translation>别的账号下的证书和业务不受影响。</translation>
    </message>
    <message>
        <source>See whether you logged in with the account it was applied for with.</source>
        <translation>请看看登录的是不是当时申请用的账号。</translation>
    </message>
    <message>
        <source>This application was changed in another window or on another PC.</source>
        <translation>这份业务在别的窗口或电脑上有了改动。</translation>
    </message>
    <message>
        <source>Nothing was overwritten.</source>
        <translation>没有覆盖任何内容。</translation>
    </message>
    <message>
        <source>The newest state is shown here now. Look at it and go on.</source>
        <translation>这里已经换成最新的，请看一眼再接着办。</translation>
    </message>
    <message>
        <source>The application is not yet, or no longer, at this step.</source>
        <translation>这份业务现在不在这一步。</translation>
    </message>
    <message>
        <source>This version of CertDesk is too old for the portal.</source>
        <translation>这个版本太旧，平台不再支持。</translation>
    </message>
    <message>
        <source>Your applications are on the portal and go on after the update.</source>
        <translation>业务都在平台上，更新后接着办。</translation>
    </message>
    <message>
        <source>Install the newest version and open it again.</source>
        <translation>请安装新版本，再打开。</translation>
    </message>
    <message>
        <source>The same request came twice with different contents, and the portal took only the first.</source>
        <translation>同一个请求前后内容不同，平台只接受了第一次。</translation>
    </message>
    <message>
        <source>Nothing was done or charged twice.</source>
        <translation>没有重复办理，也没有重复收费。</translation>
    </message>
    <message>
        <source>Look at the newest state and go on.</source>
        <translation>请看看最新的进度，再接着办。</translation>
    </message>
    <message>
        <source>That authorisation code is not right.</source>
        <translation>授权码不对。</translation>
    </message>
    <message>
        <source>Copy it whole from the newest e-mail. Capital letters matter.</source>
        <translation>请从最新一封邮件里整段复制，大小写要一致。</translation>
    </message>
    <message>
        <source>There were too many wrong codes. This code cannot be used any more.</source>
        <translation>授权码错了太多次，这个码不能再用。</translation>
    </message>
    <message>
        <source>Have the e-mail sent again, and use the code in the new one.</source>
        <translation>请重新发送邮件，用新邮件里的授权码。</translation>
    </message>
    <message>
        <source>The authorisation code is out of date.</source>
        <translation>授权码过期了。</translation>
    </message>
    <message>
        <source>The characters are not those in the picture.</source>
        <translation>图中的字符不对。</translation>
    </message>
    <message>
        <source>This costs no try of the authorisation code.</source>
        <translation>不占用授权码的次数。</translation>
    </message>
    <message>
        <source>Enter the authorisation code again and go on.</source>
        <translation>请再输一次授权码，接着办。</translation>
    </message>
    <message>
        <source>An e-mail was sent a short while ago.</source>
        <translation>刚刚发过邮件。</translation>
    </message>
    <message>
        <source>The code in that e-mail can still be used.</source>
        <translation>那封邮件里的授权码还能用。</translation>
    </message>
    <message>
        <source>Look in the inbox and in the spam folder. Another can be sent in a moment.</source>
        <translation>请看看收件箱和垃圾邮件。过一会儿可以再发。</translation>
    </message>
    <message>
        <source>This application is already being written to another UKEY.</source>
        <translation>这份业务已经在写另一个 UKEY。</translation>
    </message>
    <message>
        <source>What that UKEY holds is unchanged.</source>
        <translation>那个 UKEY 里的内容没有动。</translation>
    </message>
    <message>
        <source>Put that UKEY in and go on. If you want another one, choose to change the UKEY.</source>
        <translation>请插那个 UKEY 接着办。想换一个，请选“换一个 UKEY”。</translation>
    </message>
    <message>
        <source>Newer certificates of this application were fetched on another PC.</source>
        <translation>另一台电脑领走了更新的证书。</translation>
    </message>
    <message>
        <source>The newer ones count. No key was deleted.</source>
        <translation>以新的为准，没有删掉任何密钥。</translation>
    </message>
    <message>
        <source>Finish on that PC, or try again here: CertDesk looks where it stands.</source>
        <translation>请在那台电脑上办完，或在这里再试，程序会重新查看。</translation>
    </message>
    <message>
        <source>The UKEY came out.</source>
        <translation>UKEY 被拔出来了。</translation>
    </message>
    <message>
        <source>Put the same UKEY back. You go on from where it stopped.</source>
        <translation>请插回同一个 UKEY，从停下的地方接着办。</translation>
    </message>
    <message>
        <source>The UKEY for this is not inserted.</source>
        <translation>要用的 UKEY 没有插着。</translation>
    </message>
    <message>
        <source>Put that UKEY in. Its serial number is printed on the case.</source>
        <translation>请插上那个 UKEY，外壳上印着序列号。</translation>
    </message>
    <message>
        <source>This is the UKEY that was reported lost or damaged.</source>
        <translation>这是已经报失或报损的 UKEY。</translation>
    </message>
    <message>
        <source>Nothing was written to it.</source>
        <translation>没有往上面写任何内容。</translation>
    </message>
    <message>
        <source>Use a new, blank UKEY. If you have found the lost one, call the help desk first.</source>
        <translation>请用新的空白 UKEY。要是找回来了，请先打客服电话。</translation>
    </message>
    <message>
        <source>There are keys on this UKEY already.</source>
        <translation>这个 UKEY 里已经有密钥。</translation>
    </message>
    <message>
        <source>Its keys and certificates are unchanged.</source>
        <translation>里面的密钥和证书都没有动。</translation>
    </message>
    <message>
        <source>Use a blank UKEY.</source>
        <translation>请换一个空白的 UKEY。</translation>
    </message>
    <message>
        <source>There is not enough room on the UKEY.</source>
        <translation>UKEY 的空间不够。</translation>
    </message>
    <message>
        <source>Nothing on it was deleted.</source>
        <translation>上面原有的都没有删。</translation>
    </message>
    <message>
        <source>Your encryption key is at the CA and is not lost.</source>
        <translation>加密密钥在认证中心，没有丢。</translation>
    </message>
    <message>
        <source>Use a UKEY of a model the CA names.</source>
        <translation>请换成认证中心指定型号的 UKEY。</translation>
    </message>
    <message>
        <source>This UKEY cannot make the kind of key the CA asks for.</source>
        <translation>这个 UKEY 不能生成认证中心要求的密钥。</translation>
    </message>
    <message>
        <source>This UKEY has not been set up yet.</source>
        <translation>这个 UKEY 还没有初始化。</translation>
    </message>
    <message>
        <source>Ask the CA for one that is ready. CertDesk does not set it up, since that erases a UKEY.</source>
        <translation>请找认证中心换一个能直接用的。初始化会清空 UKEY，程序不会替您做。</translation>
    </message>
    <message>
        <source>What was read back from the UKEY is not what was written.</source>
        <translation>从 UKEY 读回的和写入的不一样。</translation>
    </message>
    <message>
        <source>Nothing was confirmed to the portal, so no certificate of yours was replaced.</source>
        <translation>还没有向平台确认，您的证书没有被替换。</translation>
    </message>
    <message>
        <source>Try once more. If it stays, use another UKEY.</source>
        <translation>请再试一次。还是不行，请换一个 UKEY。</translation>
    </message>
    <message>
        <source>A test signature or decryption by the UKEY came out wrong.</source>
        <translation>用 UKEY 试着签名和解密，结果不对。</translation>
    </message>
    <message>
        <source>Another program is using the UKEY.</source>
        <translation>别的程序正在用 UKEY。</translation>
    </message>
    <message>
        <source>What the UKEY holds is unchanged.</source>
        <translation>UKEY 里的内容没有动。</translation>
    </message>
    <message>
        <source>Close the browser and programs for signing or bidding, then try again.</source>
        <translation>请关掉浏览器、签章软件和投标软件，再试一次。</translation>
    </message>
    <message>
        <source>The UKEY reported a fault.</source>
        <translation>UKEY 报告出了问题。</translation>
    </message>
    <message>
        <source>What was written is kept, and no certificate of yours was replaced.</source>
        <translation>已经写好的都在，您的证书没有被替换。</translation>
    </message>
    <message>
        <source>Take it out, put it back and try again. If it stays, use another USB socket or another UKEY.</source>
        <translation>请拔下再插上，然后再试。还是不行，换个 USB 口或换一个 UKEY。</translation>
    </message>
    <message>
        <source>This UKEY is for practice, and this is the real portal.</source>
        <translation>这是演练用的 UKEY，这里是正式平台。</translation>
    </message>
    <message>
        <source>Put in a real UKEY. To practise, switch to the practice environment.</source>
        <translation>请插真的 UKEY。想练习，请切换到演练环境。</translation>
    </message>
    <message>
        <source>A key that was on the UKEY is not there any more.</source>
        <translation>原来在 UKEY 里的密钥不见了。</translation>
    </message>
    <message>
        <source>No certificate of yours was replaced, and the encryption key can be fetched again.</source>
        <translation>您的证书没有被替换，加密密钥可以再取一次。</translation>
    </message>
    <message>
        <source>Try again. CertDesk looks afresh and makes what is missing.</source>
        <translation>请再试，程序会重新查看，缺什么补什么。</translation>
    </message>
    <message>
        <source>This application is being written to another UKEY.</source>
        <translation>这份业务正在写另一个 UKEY。</translation>
    </message>
    <message>
        <source>Nothing was written to this one.</source>
        <translation>没有往这个 UKEY 写任何内容。</translation>
    </message>
    <message>
        <source>Put the other one in and go on. If you want this one, choose to change the UKEY.</source>
        <translation>请插那一个接着办。想用这个，请选“换一个 UKEY”。</translation>
    </message>
    <message>
        <source>That PIN is not right.</source>
        <translation>PIN 不对。</translation>
    </message>
    <message>
        <source>Certificates, keys and this application are all there. Nothing was changed.</source>
        <translation>证书、密钥和这份申请都还在，什么也没有改动。</translation>
    </message>
    <message>
        <source>Think it over and enter it again. Several wrong ones in a row lock the UKEY.</source>
        <translation>想好了再输。连续输错，UKEY 会锁定。</translation>
    </message>
    <message>
        <source>That PIN is not right. The UKEY says: one more wrong PIN locks it.</source>
        <translation>刚才的 PIN 不对。UKEY 报告：再错一次就会锁定。</translation>
    </message>
    <message>
        <source>The PIN of this UKEY is locked.</source>
        <translation>这个 UKEY 的 PIN 已经锁定。</translation>
    </message>
    <message>
        <source>Its certificates and keys are not damaged.</source>
        <translation>里面的证书和密钥都没有损坏。</translation>
    </message>
    <message>
        <source>The PIN does not fit the rule of this UKEY.</source>
        <translation>PIN 不合这个 UKEY 的规定。</translation>
    </message>
    <message>
        <source>The PIN was not changed. It is still the old one.</source>
        <translation>PIN 没有改，还是原来的。</translation>
    </message>
    <message>
        <source>The UKEY still has its factory PIN.</source>
        <translation>UKEY 还在用出厂 PIN。</translation>
    </message>
    <message>
        <source>Choose a PIN of your own first.</source>
        <translation>请先设一个自己的 PIN。</translation>
    </message>
    <message>
        <source>The UKEY needs the PIN once more.</source>
        <translation>要再输一次 PIN。</translation>
    </message>
    <message>
        <source>What was written is kept.</source>
        <translation>已经写好的都在。</translation>
    </message>
    <message>
        <source>Enter the PIN. It goes on from where it stopped.</source>
        <translation>请输入 PIN，从停下的地方接着办。</translation>
    </message>
    <message>
        <source>One PIN try is left, and it was not used.</source>
        <translation>只剩最后一次，没有替您试。</translation>
    </message>
    <message>
        <source>The last try is still there.</source>
        <translation>最后一次还留着。</translation>
    </message>
    <message>
        <source>To use it, say first that you know what a wrong one does. If you are not sure, leave it.</source>
        <translation>要试，请先勾选“我知道”。拿不准，就先别试。</translation>
    </message>
    <message>
        <source>There is no driver for the UKEY on this PC.</source>
        <translation>这台电脑没有装 UKEY 的驱动。</translation>
    </message>
    <message>
        <source>Install the driver that comes with the UKEY, then try again.</source>
        <translation>请安装 UKEY 附带的驱动，再试一次。</translation>
    </message>
    <message>
        <source>The driver of the UKEY cannot be loaded.</source>
        <translation>UKEY 的驱动加载不了。</translation>
    </message>
    <message>
        <source>Install the newest 64-bit driver of the UKEY, then try again.</source>
        <translation>请安装 UKEY 最新的 64 位驱动，再试一次。</translation>
    </message>
    <message>
        <source>The driver of the UKEY stopped by itself.</source>
        <translation>UKEY 的驱动意外退出了。</translation>
    </message>
    <message>
        <source>The driver of the UKEY did not answer and was ended.</source>
        <translation>UKEY 的驱动没有反应，已经停掉。</translation>
    </message>
    <message>
        <source>It was only reading. What the UKEY holds is unchanged.</source>
        <translation>当时只是在读，UKEY 里的内容没有动。</translation>
    </message>
    <message>
        <source>Another CertDesk is using this driver.</source>
        <translation>另一个数字证书服务助手正在用这个驱动。</translation>
    </message>
    <message>
        <source>Close the other window, or wait until it is done.</source>
        <translation>请关掉另一个窗口，或等它办完。</translation>
    </message>
    <message>
        <source>The part of CertDesk that speaks with UKEYs has a fault.</source>
        <translation>程序里和 UKEY 打交道的部分出了问题。</translation>
    </message>
    <message>
        <source>Try again. If it stays, install the program again.</source>
        <translation>请再试一次。还是不行，请重新安装程序。</translation>
    </message>
    <message>
        <source>A part of CertDesk is missing.</source>
        <translation>程序缺了一个部件。</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>请重新安装程序。</translation>
    </message>
    <message>
        <source>The certificate that came cannot be read.</source>
        <translation>收到的证书读不出来。</translation>
    </message>
    <message>
        <source>It was not written to the UKEY.</source>
        <translation>没有写到 UKEY 上。</translation>
    </message>
    <message>
        <source>Try once more. If it stays, call the help desk and read out the failure code.</source>
        <translation>请再试一次。还是这样，请打客服电话并报故障码。</translation>
    </message>
    <message>
        <source>The certificate that came is for another key.</source>
        <translation>收到的证书不是给这个密钥的。</translation>
    </message>
    <message>
        <source>The certificate that came is not from a CA that CertDesk trusts.</source>
        <translation>收到的证书不是可信的认证中心签发的。</translation>
    </message>
    <message>
        <source>Please do not go on. Call the help desk and read out the failure code.</source>
        <translation>请不要继续，打客服电话并报故障码。</translation>
    </message>
    <message>
        <source>The certificate that came is for another purpose.</source>
        <translation>收到的证书用途不对。</translation>
    </message>
    <message>
        <source>The sealed encryption key that came cannot be read.</source>
        <translation>收到的加密密钥包读不出来。</translation>
    </message>
    <message>
        <source>Your encryption key is still at the CA. Nothing was written to the UKEY.</source>
        <translation>加密密钥还在认证中心，没有写到 UKEY 上。</translation>
    </message>
    <message>
        <source>The sealed encryption key that came is not from the key centre of the CA.</source>
        <translation>收到的加密密钥包不是密钥管理中心签发的。</translation>
    </message>
    <message>
        <source>The sealed encryption key that came is for another UKEY or application.</source>
        <translation>收到的加密密钥包不是给这个 UKEY 或这份业务的。</translation>
    </message>
    <message>
        <source>The encryption key that came does not match its certificate.</source>
        <translation>收到的加密密钥和证书对不上。</translation>
    </message>
    <message>
        <source>The certificate request made by the UKEY did not pass its check.</source>
        <translation>UKEY 生成的证书申请没有通过检查。</translation>
    </message>
    <message>
        <source>It was not sent.</source>
        <translation>没有发送出去。</translation>
    </message>
    <message>
        <source>Take the UKEY out, put it back and try again. If it stays, use another UKEY.</source>
        <translation>请拔下 UKEY 再插上，然后再试。还是不行，请换一个 UKEY。</translation>
    </message>
    <message>
        <source>A calculation on this PC did not succeed.</source>
        <translation>这台电脑上有一步运算没有成功。</translation>
    </message>
    <message>
        <source>Open the program again and try once more. If it stays, call the help desk.</source>
        <translation>请重新打开程序再试。还是这样，请打客服电话。</translation>
    </message>
    <message>
        <source>The keychain of the system cannot be used.</source>
        <translation>系统钥匙串用不了。</translation>
    </message>
    <message>
        <source>Only the next start will ask you to log in. Nothing else is affected.</source>
        <translation>只是下次打开要重新登录，别的不受影响。</translation>
    </message>
    <message>
        <source>Go on as usual. To stay logged in, open the system&apos;s keychain first.</source>
        <translation>可以照常办理。想保持登录，请先打开系统钥匙串。</translation>
    </message>
    <message>
        <source>The file cannot be opened.</source>
        <translation>文件打不开。</translation>
    </message>
    <message>
        <source>The file was not changed.</source>
        <translation>文件没有改动。</translation>
    </message>
    <message>
        <source>See whether it is there, whether you may use it, and whether the disk is full.</source>
        <translation>请看看文件在不在、有没有权限、磁盘是不是满了。</translation>
    </message>
    <message>
        <source>Correct it as the manual says, and try again.</source>
        <translation>请照说明改好，再试一次。</translation>
    </message>
    <message>
        <source>You stopped this step.</source>
        <translation>您停下了这一步。</translation>
    </message>
    <message>
        <source>Go on whenever you like.</source>
        <translation>随时可以接着办。</translation>
    </message>
    <message>
        <source>CertDesk made a mistake of its own.</source>
        <translation>程序自己出了错。</translation>
    </message>
    <message>
        <source>What was done is on the portal and on the UKEY.</source>
        <translation>办好的都在平台和 UKEY 上。</translation>
    </message>
    <message>
        <source>Open the program again and go on. If it stays, call the help desk and read out the failure code.</source>
        <translation>请重新打开程序接着办。还是这样，请打客服电话并报故障码。</translation>
    </message>
    <message>
        <source>Nothing was sent for it.</source>
        <translation>这一步没有发送任何内容。</translation>
    </message>
    <message>
        <source>The disk of this PC is full.</source>
        <translation>这台电脑的磁盘满了。</translation>
    </message>
    <message>
        <source>Applications and certificates are not kept on this PC. None is lost.</source>
        <translation>业务和证书不存在这台电脑上，都没有丢。</translation>
    </message>
    <message>
        <source>Make room on the disk and try again.</source>
        <translation>请腾出空间，再试一次。</translation>
    </message>
    <message>
        <source>The waiting time is over.</source>
        <translation>等的时间到了。</translation>
    </message>
    <message>
        <source>The application stays where it is on the portal.</source>
        <translation>业务还在平台上，进度不变。</translation>
    </message>
    <message>
        <source>Start again later. You go on from this step.</source>
        <translation>请过一会儿再运行，会从这一步接着办。</translation>
    </message>
    <message>
        <source>Not exactly one certificate fits.</source>
        <translation>合适的证书不是正好一张。</translation>
    </message>
    <message>
        <source>Nothing was started.</source>
        <translation>还没有开始办理。</translation>
    </message>
    <message>
        <source>Name the certificate you mean.</source>
        <translation>请指明要办理哪一张证书。</translation>
    </message>
    <message>
        <source>Look at the new picture and type its characters. If you cannot see it, have the e-mail sent again: the new code needs no picture.</source>
        <translation>请看新的图片，输入其中的字符。看不见图片的，请重新发送邮件，新的授权码不需要图片。</translation>
    </message>
    <message>
        <source>What a file or a setting says cannot be used.</source>
        <translation>文件或设置的内容无法使用。</translation>
    </message>
    <message>
        <source>An answer that this step needs is missing, or is not what the portal asks for now.</source>
        <translation>这一步需要的回答没有给，或者与平台现在的要求不符。</translation>
    </message>
    <message>
        <source>Give it in the answers file, by its file descriptor or at the prompt, and start again. You go on from this step.</source>
        <translation>请写进回答文件，或用文件描述符、在提示处给出，然后重新开始。会从这一步接着办。</translation>
    </message>
    <message>
        <source>This application belongs to another account.</source>
        <translation>这笔业务属于另一个账号。</translation>
    </message>
    <message>
        <source>You were logged out of that account again, and nothing was changed.</source>
        <translation>刚才登录的账号已经退出，什么也没有改动。</translation>
    </message>
    <message>
        <source>Log in with the account this application was made with. For another account, go to the home page.</source>
        <translation>请用办理这笔业务的账号登录。要用另一个账号，请先回首页。</translation>
    </message>
    <message>
        <source>There were too many wrong answers. No more are taken for now.</source>
        <translation>答错次数太多，暂时不能再答。</translation>
    </message>
    <message>
        <source>The lock ends by itself: wait some minutes and try again, or call the help desk.</source>
        <translation>锁定会自动解除：过几分钟再试，或者打客服电话。</translation>
    </message>
    <message>
        <source>Your certificates, keys and this application are safe.</source>
        <translation>证书、密钥和这份申请都在。</translation>
    </message>
    <message>
        <source>Another practice environment is open and uses this practice folder.</source>
        <translation>另一个演练环境已经打开，正在使用这个演练文件夹。</translation>
    </message>
    <message>
        <source>What was practised before stays in the folder.</source>
        <translation>以前演练的内容都还在文件夹里。</translation>
    </message>
    <message>
        <source>Close the other practice window or program, then start again.</source>
        <translation>请关掉另一个演练窗口或程序，再重新启动。</translation>
    </message>
    <message>
        <source>Something on this page is not as the portal wants it.</source>
        <translation>这一页有内容不符合平台的要求。</translation>
    </message>
    <message>
        <source>This kind of file is not taken here.</source>
        <translation>这里不收这种文件。</translation>
    </message>
    <message>
        <source>The files you added before are all there.</source>
        <translation>之前添加的文件都在。</translation>
    </message>
    <message>
        <source>Choose a file of a kind that the list names beside it. Renaming a file does not change its kind.</source>
        <translation>请选这一项旁边写明的文件类型。改文件名，类型不会变。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>这个文件是空的。</translation>
    </message>
    <message>
        <source>Scan or photograph the sheet again, or choose another file.</source>
        <translation>请重新扫描或拍照，或选别的文件。</translation>
    </message>
    <message>
        <source>The file is larger than allowed here.</source>
        <translation>文件超过了这里允许的大小。</translation>
    </message>
    <message>
        <source>The file on this PC is unchanged.</source>
        <translation>电脑里的原文件没有变。</translation>
    </message>
    <message>
        <source>Let CertDesk make a photo smaller. Scan a PDF again with a lower resolution.</source>
        <translation>照片可以让程序缩小；PDF 请用低一些的清晰度重新扫描。</translation>
    </message>
    <message>
        <source>The file cannot be opened. It is damaged or incomplete.</source>
        <translation>文件打不开，已损坏或不完整。</translation>
    </message>
    <message>
        <source>Open it on this PC to see. Then scan or copy it again, and add the new one.</source>
        <translation>请先在电脑上打开看看，再重新扫描或复制，添加新的一份。</translation>
    </message>
    <message>
        <source>The picture has far more detail than a sheet of paper needs.</source>
        <translation>图片的像素远远超过一张纸需要的。</translation>
    </message>
    <message>
        <source>Photograph it with the usual camera setting, or scan it at 300 dpi, and add that one.</source>
        <translation>请用相机的普通设置拍照，或用普通清晰度扫描，再添加。</translation>
    </message>
    <message>
        <source>The PDF is protected with a password.</source>
        <translation>这个 PDF 有密码保护。</translation>
    </message>
    <message>
        <source>Save a copy without the password, or print and scan it, and add that one.</source>
        <translation>请另存一份不带密码的，或打印后扫描，再添加。</translation>
    </message>
    <message>
        <source>This acceptance form belongs to another application.</source>
        <translation>这份受理表是另一笔业务的。</translation>
    </message>
    <message>
        <source>Compare the reference number. Print the form of this application, sign it and scan that one.</source>
        <translation>请核对业务受理号，打印这笔业务的受理表，签字盖章后扫描那一份。</translation>
    </message>
    <message>
        <source>There are more files or sheets than allowed here.</source>
        <translation>文件或页数超过了这里允许的数量。</translation>
    </message>
    <message>
        <source>Take one out first, or put only the sheets that are asked for into one PDF.</source>
        <translation>请先去掉一个，或只把需要的几页放进一个 PDF。</translation>
    </message>
    <message>
        <source>The file was moved or changed after you chose it.</source>
        <translation>选好之后，文件被移动或改动了。</translation>
    </message>
    <message>
        <source>The files that were sent are all there.</source>
        <translation>已经传好的文件都在。</translation>
    </message>
    <message>
        <source>Choose it once more, from where it is now.</source>
        <translation>请到它现在的位置重新选一次。</translation>
    </message>
    <message>
        <source>The portal has another part of the file than expected.</source>
        <translation>平台收到的部分和预想的不一样。</translation>
    </message>
    <message>
        <source>What arrived is kept.</source>
        <translation>已经收到的部分都保留着。</translation>
    </message>
    <message>
        <source>Try again. CertDesk asks how much is there and sends only the rest.</source>
        <translation>请再试一次，程序会先问收到多少，只传剩下的。</translation>
    </message>
    <message>
        <source>The file was damaged on its way.</source>
        <translation>文件在传输途中损坏了。</translation>
    </message>
    <message>
        <source>Try again. If it keeps happening, try another network.</source>
        <translation>请再试一次。总是这样的话，请换一个网络。</translation>
    </message>
    <message>
        <source>Not everything that is needed is there yet.</source>
        <translation>需要的材料还没有齐。</translation>
    </message>
    <message>
        <source>The files you added are all there.</source>
        <translation>添加的文件都在。</translation>
    </message>
    <message>
        <source>Add what is marked as required, then go on.</source>
        <translation>请补上标着必需的，再继续。</translation>
    </message>
    <message>
        <source>The portal does not take this file.</source>
        <translation>平台不收这个文件。</translation>
    </message>
    <message>
        <source>Scan it again or save it as a new PDF, and add that one. If it stays, call the help desk.</source>
        <translation>请重新扫描，或另存为新的 PDF 再添加。仍不行请联系客服。</translation>
    </message>
    <message>
        <source>Look through this page once more, correct it and go on. If all of it looks right, call the help desk.</source>
        <translation>请把这一页再看一遍，改好后继续。如果看着都对，请打客服电话。</translation>
    </message>
    <message>
        <source>The login with the UKEY was not accepted.</source>
        <translation>这次 UKEY 登录没有通过。</translation>
    </message>
    <message>
        <source>Nothing was changed. The PIN was right: it costs no try.</source>
        <translation>什么都没有改动。PIN 是对的，不会减少次数。</translation>
    </message>
    <message>
        <source>Try once more. If it stays, log in with user name and password.</source>
        <translation>请再试一次；还是不行，请用用户名和密码登录。</translation>
    </message>
    <message>
        <source>Nobody can log in with this certificate.</source>
        <translation>这张证书不能用来登录。</translation>
    </message>
    <message>
        <source>Your account and your other certificates are as they were.</source>
        <translation>账户和其他证书都没有变。</translation>
    </message>
    <message>
        <source>It may be frozen, revoked, or expired too long ago. Log in with user name and password to see its state.</source>
        <translation>它可能已冻结、已撤销，或者过期太久。请用用户名和密码登录，查看它的状态。</translation>
    </message>
    <message>
        <source>With an expired certificate you can only renew.</source>
        <translation>用过期的证书登录，只能办理续费。</translation>
    </message>
    <message>
        <source>Your account is unchanged.</source>
        <translation>账户没有变。</translation>
    </message>
    <message>
        <source>For anything else, log in with user name and password.</source>
        <translation>要办别的，请用用户名和密码登录。</translation>
    </message>
    <message>
        <source>That code is not the one in the e-mail.</source>
        <translation>验证码和邮件里的不一样。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>什么都没有改动。</translation>
    </message>
    <message>
        <source>That code is no longer good.</source>
        <translation>这个验证码已经失效。</translation>
    </message>
    <message>
        <source>Have a new code sent, and use it within the time the e-mail says.</source>
        <translation>请重新发送验证码，并在邮件写明的时间内使用。</translation>
    </message>
    <message>
        <source>That password is too easy to guess.</source>
        <translation>这个密码太容易被猜到。</translation>
    </message>
    <message>
        <source>The old password still works.</source>
        <translation>原来的密码仍然有效。</translation>
    </message>
    <message>
        <source>Use at least 10 characters, not your user name, and nothing that everybody tries first.</source>
        <translation>至少 10 个字符，不要用用户名，也不要用人人都会先试的密码。</translation>
    </message>
    <message>
        <source>That user name is in use already.</source>
        <translation>这个用户名已经有人用了。</translation>
    </message>
    <message>
        <source>Nothing was registered.</source>
        <translation>没有注册任何账户。</translation>
    </message>
    <message>
        <source>Choose another user name. If it is yours, log in or use the forgotten password.</source>
        <translation>请换一个用户名；如果就是您的，请直接登录或找回密码。</translation>
    </message>
    <message>
        <source>That password is not right.</source>
        <translation>密码不对。</translation>
    </message>
    <message>
        <source>Enter the password that you log in with.</source>
        <translation>请输入您登录时用的密码。</translation>
    </message>
    <message>
        <source>This UKEY does not hold the certificate that this is about.</source>
        <translation>这个 UKEY 里没有要办理的那张证书。</translation>
    </message>
    <message>
        <source>Put in the UKEY with that certificate; its serial is shown beside the certificate.</source>
        <translation>请插入存有那张证书的 UKEY，证书旁边写着它的序列号。</translation>
    </message>
    <message>
        <source>That PIN is one that anybody would try first.</source>
        <translation>这个 PIN 太容易被猜到。</translation>
    </message>
    <message>
        <source>The PIN of the UKEY is unchanged.</source>
        <translation>UKEY 的 PIN 没有变。</translation>
    </message>
    <message>
        <source>Choose one that is not a row, a repeated digit, or a well-known factory PIN.</source>
        <translation>请不要用连续或重复的数字，也不要用常见的出厂 PIN。</translation>
    </message>
    <message>
        <source>The new PIN is the same as the old one.</source>
        <translation>新 PIN 和原来的一样。</translation>
    </message>
    <message>
        <source>Choose another PIN.</source>
        <translation>请换一个 PIN。</translation>
    </message>
    <message>
        <source>The time to unlock this UKEY has run out.</source>
        <translation>这次解锁的时限已过。</translation>
    </message>
    <message>
        <source>Your keys and certificates on the UKEY are untouched.</source>
        <translation>UKEY 里的密钥和证书都没有动。</translation>
    </message>
    <message>
        <source>This UKEY has been unlocked already.</source>
        <translation>这个 UKEY 已经解锁过了。</translation>
    </message>
    <message>
        <source>Use the PIN you chose then. If it is forgotten, apply for another unlock.</source>
        <translation>请用当时设的 PIN；忘了的话，请再申请一次解锁。</translation>
    </message>
    <message>
        <source>The unlock was begun several times and never finished. Staff have to look at it.</source>
        <translation>解锁开始了几次都没有完成，需要工作人员处理。</translation>
    </message>
    <message>
        <source>Call the help desk and read out the reference number.</source>
        <translation>请拨打服务热线，报出业务受理号。</translation>
    </message>
    <message>
        <source>That unlock code does not fit the code the UKEY shows.</source>
        <translation>解锁码和 UKEY 的请求码对不上。</translation>
    </message>
    <message>
        <source>Read the request code out again, and type the unlock code as you hear it.</source>
        <translation>请重新念一遍请求码，并照听到的输入解锁码。</translation>
    </message>
    <message>
        <source>There were too many wrong unlock codes.</source>
        <translation>解锁码错得太多了。</translation>
    </message>
    <message>
        <source>Call the help desk: a new request code is needed.</source>
        <translation>请拨打服务热线，需要新的请求码。</translation>
    </message>
    <message>
        <source>This UKEY cannot be unlocked any more.</source>
        <translation>这个 UKEY 已经无法解锁。</translation>
    </message>
    <message>
        <source>Files encrypted to you can still be opened after a key recovery.</source>
        <translation>办理密钥恢复以后，加密给您的文件仍能打开。</translation>
    </message>
    <message>
        <source>Apply for a key recovery onto a new UKEY, with the reason that it is damaged.</source>
        <translation>请办理密钥恢复，原因选“损坏”，写到新的 UKEY 上。</translation>
    </message>
    <message>
        <source>The release that came from the portal is not for this PC.</source>
        <translation>平台发来的放行不是给这台电脑的。</translation>
    </message>
    <message>
        <source>Nothing was done on the UKEY.</source>
        <translation>UKEY 没有被动过。</translation>
    </message>
    <message>
        <source>Try again. If it stays, tell the help desk.</source>
        <translation>请再试一次；还是不行，请告诉服务热线。</translation>
    </message>
    <message>
        <source>A character of that unlock code is wrong or missing.</source>
        <translation>解锁码里有一位输错或漏了。</translation>
    </message>
    <message>
        <source>It was not tried: no try is used up.</source>
        <translation>没有拿它去试，不扣次数。</translation>
    </message>
    <message>
        <source>Compare it character by character, and type it again.</source>
        <translation>请逐位核对，再输一遍。</translation>
    </message>
    <message>
        <source>Take the code from the newest e-mail, all of it. Small letters will do.</source>
        <translation>请用最新一封邮件里的完整验证码，大小写均可。</translation>
    </message>
    <message>
        <source>Nobody is logged in: no login is kept on this PC.</source>
        <translation>还没有登录：这台电脑上没有保存登录。</translation>
    </message>
    <message>
        <source>Nothing was sent and nothing was changed.</source>
        <translation>什么都没有发送，什么都没有改动。</translation>
    </message>
    <message>
        <source>Log in first with “certdeskctl login --user NAME”, or name the account here with --user.</source>
        <translation>请先用本程序的登录命令登录，或在这条命令里给出用户名。</translation>
    </message>
    <message>
        <source>Under My UKEY, remove what may safely go. If nothing may, use a UKEY with more room or call the help desk.</source>
        <translation>请在“我的 UKEY”里移除可以安全移除的内容。如果没有可移除的，请换空间更大的 UKEY，或致电客服。</translation>
    </message>
    <message>
        <source>The date or time of this PC is not right.</source>
        <translation>这台电脑的日期或时间不对。</translation>
    </message>
    <message>
        <source>Nothing was changed. All dates in certificates come from the portal, not from this PC.</source>
        <translation>什么都没有改动。证书里的日期都来自门户，不来自这台电脑。</translation>
    </message>
    <message>
        <source>Set the date, time and time zone of this PC, then start again. If they are right, call the help desk.</source>
        <translation>请校准这台电脑的日期、时间和时区，然后重新开始。如果都没错，请致电客服。</translation>
    </message>
    <message>
        <source>This UKEY cannot take in the encryption key.</source>
        <translation>这个 UKEY 不能接收加密密钥。</translation>
    </message>
    <message>
        <source>Use the account the certificate was applied for with. If you forgot the password, set a new one by e-mail or call the help desk.</source>
        <translation>请使用申请证书时的账号。忘记密码的，可凭邮箱验证码重设，或致电客服。</translation>
    </message>
    <message>
        <source>Enter the authorisation code again: the portal then releases the unlock anew.</source>
        <translation>请再输入一次授权码，平台会重新放行。</translation>
    </message>
    <message>
        <source>The UKEY&apos;s request code is not good any more.</source>
        <translation>UKEY 的请求码已失效。</translation>
    </message>
    <message>
        <source>Your keys and certificates on the UKEY are untouched, and no try is used up.</source>
        <translation>UKEY 里的密钥和证书没有改动，也没有扣次数。</translation>
    </message>
    <message>
        <source>Try again: the UKEY makes a new request code. Leave it in from then on.</source>
        <translation>请再试：UKEY 会生成新的请求码，之后不要拔出。</translation>
    </message>
    <message>
        <source>With the UKEY driver of this PC, this UKEY cannot be unlocked.</source>
        <translation>用这台电脑上的 UKEY 驱动无法解锁这个 UKEY。</translation>
    </message>
    <message>
        <source>The UKEY is as it was; it can be unlocked elsewhere.</source>
        <translation>UKEY 没有任何改动，可以在别处解锁。</translation>
    </message>
    <message>
        <source>Install the newest driver of the UKEY, or use another PC, and go on with this application.</source>
        <translation>请安装最新的 UKEY 驱动，或者换一台电脑，接着办这笔业务。</translation>
    </message>
    <message>
        <source>This application unlocks nothing any more: all its releases are used up.</source>
        <translation>这笔业务的放行次数已用完，不能再解锁。</translation>
    </message>
    <message>
        <source>Withdraw it. Then apply for another unlock, or for a key recovery onto a new UKEY.</source>
        <translation>请撤回这笔业务，再重新申请解锁，或者申请密钥恢复到新的 UKEY。</translation>
    </message>
    <message>
        <source>Enter one of the length shown; where it has that, mix letters and digits. Then go on.</source>
        <translation>请按提示的长度再输一个；长度已经合适的，请字母和数字混用。</translation>
    </message>
    <message>
        <source>If you are not sure, leave it. A UKEY in use can be unlocked, with a new PIN; in place of an empty one use another.</source>
        <translation>拿不准就先别试。正在用的 UKEY 可以解锁并设新 PIN；空白的新 UKEY 请换一个。</translation>
    </message>
    <message>
        <source>A UKEY in use: have it unlocked; keys and certificates stay. In place of an empty one use another.</source>
        <translation>正在用的 UKEY：请办理解锁，密钥和证书不变。空白的新 UKEY：请换一个。</translation>
    </message>
    <message>
        <source>What was approved is still waiting for you on the portal.</source>
        <translation>审核通过的业务还在平台上等您。</translation>
    </message>
    <message>
        <source>The 30 minutes after the authorisation code are over.</source>
        <translation>授权码验证后的 30 分钟到了。</translation>
    </message>
    <message>
        <source>What was done is kept, and no try of the code was used.</source>
        <translation>已经做好的都在，也没有占用授权码的次数。</translation>
    </message>
    <message>
        <source>This receipt cannot be verified: it is damaged, was changed, or is not signed by the CA&apos;s portal.</source>
        <translation>这份回执无法验证：文件已损坏、被改动过，或者不是认证机构的平台签的。</translation>
    </message>
    <message>
        <source>What was written to the UKEY stays as it is.</source>
        <translation>已写入 UKEY 的内容不受影响。</translation>
    </message>
    <message>
        <source>Do not use it as proof. Fetch it once more; if it stays, call the help desk and read out the failure code.</source>
        <translation>请不要把它当作凭证。请再取一次；仍然如此时，请致电客服并报出失败代码。</translation>
    </message>
    <message>
        <source>The receipt does not fit: it is signed, but it speaks of another application, UKEY or certificate.</source>
        <translation>回执对不上：签名没有问题，但它说的是另一笔业务、另一个 UKEY 或另一张证书。</translation>
    </message>
    <message>
        <source>Do not use it as proof. Call the help desk and read out the failure code.</source>
        <translation>请不要把它当作凭证。请致电客服并报出失败代码。</translation>
    </message>
    <message>
        <source>There is a file of that name already.</source>
        <translation>已经有同名的文件。</translation>
    </message>
    <message>
        <source>It was not touched, and nothing was saved.</source>
        <translation>那个文件没有动，这次什么也没有保存。</translation>
    </message>
    <message>
        <source>Choose another name, or move the file away.</source>
        <translation>请换一个名字，或者先把那个文件移走。</translation>
    </message>
    <message>
        <source>Try again. The PIN will be asked once more. If it stops again, install the newest driver of the UKEY.</source>
        <translation>请再试一次，PIN 要重新输。如果又退出，就安装最新的 UKEY 驱动。</translation>
    </message>
    <message>
        <source>Take the UKEY out, put it back and try again. If that does not help, install the newest driver of the UKEY.</source>
        <translation>请拔下 UKEY 再插上，然后再试。还不行就安装最新的 UKEY 驱动。</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>CNY %1</source>
        <extracomment>%1 is an amount such as 50.00; the currency is always the yuan.</extracomment>
        <translation>%1 元</translation>
    </message>
</context>
<context>
    <name>FrozenText</name>
    <message>
        <source>The old certificate is frozen and stays so. To lift that, unfreeze it under My certificates, or call the help desk.</source>
        <translation>原证书已冻结，并保持冻结。需要解冻时，请在“我的证书”中解冻，或致电客服。</translation>
    </message>
    <message>
        <source>The old certificate is frozen and stays so. To lift that, unfreeze it under My certificates, or call the help desk, %1.</source>
        <translation>原证书已冻结，并保持冻结。需要解冻时，请在“我的证书”中解冻，或致电客服 %1。</translation>
    </message>
</context>
<context>
    <name>Materials</name>
    <message>
        <source>%1 or %2</source>
        <extracomment>The last two of a list: &quot;JPEG, PNG&quot; or &quot;PDF&quot;</extracomment>
        <translation>%1 或 %2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Sending: %1 of %2</source>
        <translation>正在上传：%1 / %2</translation>
    </message>
    <message>
        <source>%1, up to %2, one file</source>
        <translation>%1，不超过 %2，一个文件</translation>
    </message>
    <message>
        <source>%1, up to %2 each, at most %3 files</source>
        <translation>%1，每个不超过 %2，最多 %3 个</translation>
    </message>
    <message>
        <source>Page %1, %2, %3</source>
        <translation>第 %1 页，%2，%3</translation>
    </message>
    <message>
        <source>Checking the file</source>
        <translation>正在检查文件</translation>
    </message>
    <message>
        <source>The picture has %1; up to %2 are taken. CertDesk can make a smaller copy to send; the file itself stays as it is.</source>
        <translation>图片有 %1，这里最多 %2。可以缩小一份再上传，原文件不变。</translation>
    </message>
    <message>
        <source>Making it smaller</source>
        <translation>正在缩小</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>排队等待上传</translation>
    </message>
    <message>
        <source>Made smaller: %1, now %2.</source>
        <translation>已缩小：原 %1，现 %2。</translation>
    </message>
    <message>
        <source>The line is cut. What was sent is kept; it goes on by itself.</source>
        <translation>网络断了。已上传的部分还在，恢复后会自动继续。</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已上传</translation>
    </message>
    <message>
        <source>This is the very page that was sent back. Choose another one.</source>
        <translation>这就是被退回的那一页，请换一个文件。</translation>
    </message>
    <message>
        <source>This file was moved or has changed since you chose it. Choose it again.</source>
        <translation>选好以后，这个文件被移动或改动过，请重新选择。</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>上传中</translation>
    </message>
    <message>
        <source>There</source>
        <extracomment>Files of a paper that are there, and how many there may be.</extracomment>
        <translation>已上传</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>必需</translation>
    </message>
    <message>
        <source>If you have it</source>
        <translation>选填</translation>
    </message>
    <message>
        <source>Finish or remove: %1</source>
        <translation>请处理或移除：%1</translation>
    </message>
    <message>
        <source>Files are still on their way</source>
        <translation>文件还在上传</translation>
    </message>
    <message>
        <source>Replace what was sent back: %1</source>
        <translation>请更换被退回的内容：%1</translation>
    </message>
    <message>
        <source>Still missing: %1</source>
        <translation>还缺：%1</translation>
    </message>
    <message>
        <source>There: %1 of at most %2</source>
        <translation>已有 %1 个（最多 %2 个）</translation>
    </message>
</context>
<context>
    <name>PracticeTools</name>
    <message>
        <source>the lost one</source>
        <translation>遗失的那个</translation>
    </message>
    <message>
        <source>new, factory PIN</source>
        <translation>新的，出厂 PIN</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Papers to upload</source>
        <translation>可上传的演练材料</translation>
    </message>
    <message>
        <source>can be renewed, PIN</source>
        <translation>可以续费，PIN</translation>
    </message>
    <message>
        <source>PIN locked and forgotten</source>
        <translation>PIN 忘了，已锁定</translation>
    </message>
    <message>
        <source>PIN locked and forgotten; opens by a code</source>
        <translation>PIN 忘了，已锁定；可用解锁码解锁</translation>
    </message>
    <message>
        <source>Security answer</source>
        <translation>安全问题答案</translation>
    </message>
    <message>
        <source>opened, with the PIN that you chose</source>
        <translation>已启用，PIN 由您设定</translation>
    </message>
</context>
<context>
    <name>Receipt</name>
    <message>
        <source>Key recovery</source>
        <translation>密钥恢复</translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation>延期续费</translation>
    </message>
    <message>
        <source>Unlocking a UKEY</source>
        <translation>解锁 UKEY</translation>
    </message>
    <message>
        <source>First certificate</source>
        <translation>证书制作</translation>
    </message>
    <message>
        <source>signing certificate</source>
        <translation>签名证书</translation>
    </message>
    <message>
        <source>encryption certificate</source>
        <translation>加密证书</translation>
    </message>
    <message>
        <source>Written to the UKEY: %1</source>
        <extracomment>%1: signing certificate, or encryption certificate</extracomment>
        <translation>已写入 UKEY：%1</translation>
    </message>
    <message>
        <source>Kept on the UKEY: earlier %1</source>
        <translation>保留在 UKEY 中：原%1</translation>
    </message>
    <message>
        <source>Out of use from now on: earlier %1</source>
        <translation>自此停用：原%1</translation>
    </message>
    <message>
        <source>Untouched: %1</source>
        <translation>未改动：%1</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主体名称</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>证书模板</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint</source>
        <translation>SHA-256 指纹</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>有效期起</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期止</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>业务类型</translation>
    </message>
    <message>
        <source>Reference number</source>
        <translation>业务受理号</translation>
    </message>
    <message>
        <source>UKEY, serial number</source>
        <translation>UKEY 序列号</translation>
    </message>
    <message>
        <source>UKEY, model</source>
        <translation>UKEY 型号</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>办理内容</translation>
    </message>
    <message>
        <source>The PIN was set anew. Keys and certificates are untouched.</source>
        <translation>已重新设置 PIN。密钥和证书没有改动。</translation>
    </message>
    <message>
        <source>Confirmed by the portal</source>
        <translation>平台确认时间</translation>
    </message>
    <message>
        <source>Portal</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>CA</source>
        <translation>CA 机构</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>Made in practice: no legal effect.</source>
        <translation>演练中生成，不具法律效力。</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>回执</translation>
    </message>
    <message>
        <source>Signed by the portal. Whoever has the signed file and the CA&apos;s certificates can verify it:</source>
        <translation>本回执由平台签名。任何人只要有签名文件和 CA 证书，都可以验证：</translation>
    </message>
    <message>
        <source>The receipt is good: it says what was on the UKEY when the service ended. The UKEY that is inserted does not show these certificates any more:</source>
        <translation>回执有效，写的是业务办完时 UKEY 里的内容。但插着的 UKEY 现在看不到这些证书：</translation>
    </message>
    <message>
        <source>%1, SHA-256 fingerprint %2</source>
        <extracomment>%1: signing certificate, or encryption certificate</extracomment>
        <translation>%1，SHA-256 指纹 %2</translation>
    </message>
    <message>
        <source>Log in to it under My UKEY and see what it holds. What is not there either is gone from it: call the help desk and read out the fingerprint.</source>
        <translation>请到“我的 UKEY”输入 PIN，看看里面有什么。那里也没有的，就是已经不在这个 UKEY 里了：请致电客服，并读出指纹。</translation>
    </message>
</context>
<context>
    <name>SamplePapers</name>
    <message>
        <source>Practice ID card</source>
        <translation>演练身份证</translation>
    </message>
    <message>
        <source>Practice business licence</source>
        <translation>演练营业执照</translation>
    </message>
    <message>
        <source>Practice payment voucher</source>
        <translation>演练缴费凭证</translation>
    </message>
</context>
<context>
    <name>Situation</name>
    <message>
        <source>Say what happened to the UKEY</source>
        <translation>等您说明 UKEY 怎么了</translation>
    </message>
    <message>
        <source>Read and accept the agreement</source>
        <translation>等您接受服务协议</translation>
    </message>
    <message>
        <source>Confirm the price</source>
        <translation>等您确认费用</translation>
    </message>
    <message>
        <source>Answer the security question</source>
        <translation>等您回答安全问题</translation>
    </message>
    <message>
        <source>Try out the new UKEY</source>
        <translation>等您试一试新 UKEY</translation>
    </message>
    <message>
        <source>Check and submit it</source>
        <translation>等您核对并提交</translation>
    </message>
    <message>
        <source>The CA reviews it</source>
        <translation>正在审核</translation>
    </message>
    <message>
        <source>Enter the authorisation code from the mail</source>
        <translation>等您输入邮件里的授权码</translation>
    </message>
    <message>
        <source>Put in the new UKEY</source>
        <translation>等您插入新 UKEY</translation>
    </message>
    <message>
        <source>Write it to the UKEY</source>
        <translation>等您把它写入 UKEY</translation>
    </message>
    <message>
        <source>Go on filling it in</source>
        <translation>等您接着填写</translation>
    </message>
    <message>
        <source>Sent back to you</source>
        <translation>已退回给您</translation>
    </message>
    <message>
        <source>Sent back: %1</source>
        <translation>已退回：%1</translation>
    </message>
    <message>
        <source>It can be downloaded</source>
        <translation>可以下载</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Refused by the CA</source>
        <translation>认证中心没有通过</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>没有通过：%1</translation>
    </message>
    <message>
        <source>Ran out before it was finished</source>
        <translation>没有按时办完，已失效</translation>
    </message>
    <message>
        <source>Key recovery</source>
        <translation>密钥恢复</translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation>延期续费</translation>
    </message>
    <message>
        <source>Unlocking</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>昨天 %1</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Papers or payment are missing</source>
        <translation>缺少材料或未缴费</translation>
    </message>
    <message>
        <source>Fill in the contents</source>
        <translation>填写扩展项</translation>
    </message>
    <message>
        <source>Print the acceptance form</source>
        <translation>打印业务受理表</translation>
    </message>
    <message>
        <source>Upload the materials</source>
        <translation>上传材料</translation>
    </message>
    <message>
        <source>Pay for it</source>
        <translation>缴费</translation>
    </message>
    <message>
        <source>Upload the payment voucher</source>
        <translation>上传缴费凭证</translation>
    </message>
    <message>
        <source>Think of open tenders and files</source>
        <translation>想一想未开标的项目和文件</translation>
    </message>
    <message>
        <source>Choose a new PIN</source>
        <translation>设置新 PIN</translation>
    </message>
    <message>
        <source>Try out the UKEY</source>
        <translation>试一试 UKEY</translation>
    </message>
    <message>
        <source>Put in the UKEY</source>
        <translation>插上 UKEY</translation>
    </message>
    <message>
        <source>First certificate</source>
        <translation>证书制作</translation>
    </message>
    <message>
        <source>Call the help desk for the unlock code</source>
        <translation>致电客服，取得解锁码</translation>
    </message>
</context>
<context>
    <name>StepText</name>
    <message>
        <source>Reason</source>
        <translation>办理原因</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>服务协议</translation>
    </message>
    <message>
        <source>Price and expiry</source>
        <translation>费用与到期日</translation>
    </message>
    <message>
        <source>Security question</source>
        <translation>安全问题</translation>
    </message>
    <message>
        <source>Check and submit</source>
        <translation>核对并提交</translation>
    </message>
    <message>
        <source>Review by the CA</source>
        <translation>认证中心审核</translation>
    </message>
    <message>
        <source>Choose the UKEY</source>
        <translation>选择 UKEY</translation>
    </message>
    <message>
        <source>Enter the PIN</source>
        <translation>输入 PIN</translation>
    </message>
    <message>
        <source>Check the UKEY</source>
        <translation>检查 UKEY</translation>
    </message>
    <message>
        <source>Make the signing key</source>
        <translation>生成签名密钥</translation>
    </message>
    <message>
        <source>Issue the signing certificate</source>
        <translation>签发签名证书</translation>
    </message>
    <message>
        <source>Write both certificates</source>
        <translation>写入两张证书</translation>
    </message>
    <message>
        <source>Read back and verify</source>
        <translation>读回并验证</translation>
    </message>
    <message>
        <source>Confirm with the portal</source>
        <translation>平台确认</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>申请</translation>
    </message>
    <message>
        <source>Papers and review</source>
        <translation>材料与审核</translation>
    </message>
    <message>
        <source>The CA is reviewing the application.</source>
        <translation>认证中心正在审核。</translation>
    </message>
    <message>
        <source>Waiting for the UKEY to be put in.</source>
        <translation>等您插上 UKEY。</translation>
    </message>
    <message>
        <source>Key recovery</source>
        <translation>密钥恢复</translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation>延期续费</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>First certificate</source>
        <translation>证书制作</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Prepare UKEY</source>
        <translation>准备 UKEY</translation>
    </message>
    <message>
        <source>Write UKEY</source>
        <translation>写入 UKEY</translation>
    </message>
    <message>
        <source>Unlocked: UKEY %1 opens with the PIN that was chosen. Its keys and certificates are untouched.</source>
        <translation>已解锁：UKEY %1 的新 PIN 已生效，密钥和证书均未改动。</translation>
    </message>
    <message>
        <source>That was practice, in a folder that is gone now. To keep it: --practice-dir FOLDER.</source>
        <translation>以上是演练，所在的文件夹已删除。要保留请用：--practice-dir 文件夹</translation>
    </message>
    <message>
        <source>That was practice. Its UKEYs, portal and mail box are kept in %1.
See them in the window: certdesk --practice --practice-dir %1</source>
        <translation>以上是演练。演练用的 UKEY、平台和邮箱保存在 %1。
可在窗口中查看：certdesk --practice --practice-dir %1</translation>
    </message>
    <message>
        <source>Sent to %1. Only the code in the newest e-mail is good, and it needs no picture.</source>
        <translation>已发送到 %1。只有最新邮件里的授权码有效，而且不需要图片验证。</translation>
    </message>
    <message>
        <source>No UKEY is inserted, or its driver does not see it.</source>
        <translation>没有插入 UKEY，或者驱动程序没有识别到它。</translation>
    </message>
    <message>
        <source>Recovered: UKEY %1 holds the new signing certificate and the recovered encryption certificate.
Signing and decrypting were tried on it, and the portal has confirmed. It may be taken out.</source>
        <translation>恢复完成：UKEY %1 里已有新的签名证书和恢复的加密证书。
已在它上面试过签名和解密，平台也已确认。现在可以拔下。</translation>
    </message>
    <message>
        <source>Certificate contents</source>
        <translation>证书扩展项</translation>
    </message>
    <message>
        <source>Further information</source>
        <translation>扩展信息</translation>
    </message>
    <message>
        <source>Acceptance form</source>
        <translation>业务受理表</translation>
    </message>
    <message>
        <source>Upload materials</source>
        <translation>上传材料</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>缴费</translation>
    </message>
    <message>
        <source>Payment voucher</source>
        <translation>缴费凭证</translation>
    </message>
    <message>
        <source>Open tenders and files</source>
        <translation>未开标和未解密文件</translation>
    </message>
    <message>
        <source>Choose a new PIN</source>
        <translation>设置新 PIN</translation>
    </message>
    <message>
        <source>Unlock the UKEY</source>
        <translation>解锁 UKEY</translation>
    </message>
    <message>
        <source>Remove the old signing key</source>
        <translation>移除旧签名密钥</translation>
    </message>
    <message>
        <source>The PIN of the UKEY ending in %1 is changed. From now on only the new one opens it.</source>
        <translation>尾号 %1 的 UKEY 已改 PIN，以后只认新的。</translation>
    </message>
    <message>
        <source>Logged in as %1.</source>
        <translation>已登录：%1。</translation>
    </message>
    <message>
        <source>The certificate has expired: this login is for its renewal, and for nothing else.</source>
        <translation>证书已到期：这次登录只能办它的延期续费。</translation>
    </message>
    <message>
        <source>  %1: serial number %2, valid until %3</source>
        <translation>  %1：序列号 %2，有效期至 %3</translation>
    </message>
    <message>
        <source>Renewed: the certificate of %1 on UKEY %2.</source>
        <translation>续费完成：UKEY %2 上 %1 的证书。</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>The PIN is the same. The encryption key of before is still on the UKEY, and opens what was encrypted to it.</source>
        <translation>PIN 不变。原来的加密密钥仍在 UKEY 里，原先加密的文件照样能打开。</translation>
    </message>
    <message>
        <source>The old signing key was removed.</source>
        <translation>旧的签名密钥已移除。</translation>
    </message>
    <message>
        <source>The old signing key is still there; My UKEY offers to remove it.</source>
        <translation>旧的签名密钥还在 UKEY 里，可以在“我的 UKEY”里移除。</translation>
    </message>
    <message>
        <source>Close the browser, the tender program and the e-mail program, and open them again: they read certificates only when they start.</source>
        <translation>请关闭浏览器、投标软件和邮件软件后重新打开：它们只在启动时读取证书。</translation>
    </message>
    <message>
        <source>Try the UKEY</source>
        <translation>试用 UKEY</translation>
    </message>
    <message>
        <source>Put the encryption key in place</source>
        <translation>放好加密密钥</translation>
    </message>
    <message>
        <source>Written: UKEY %1 holds the new certificates.
Signing and decrypting were tried on it, and the portal has confirmed. It may be taken out.</source>
        <translation>已写入：UKEY %1 上有新证书。
已在其上试过签名和解密，平台也已确认。现在可以拔出。</translation>
    </message>
    <message>
        <source>Unlock code by telephone</source>
        <translation>电话取解锁码</translation>
    </message>
    <message>
        <source>Call the help desk. Read out the reference number and the request code; they tell you the unlock code.
  Reference number: %1
  Request code: %2</source>
        <translation>请致电客服，报出业务受理号和请求码，客服会告诉您解锁码。
  业务受理号：%1
  请求码：%2</translation>
    </message>
    <message>
        <source>These may safely go from the UKEY; encryption keys and certificates in use stay:</source>
        <translation>以下内容可以安全地从 UKEY 上移除；加密密钥和在用的证书都会保留：</translation>
    </message>
    <message>
        <source>Remove them? Type yes: </source>
        <translation>移除吗？输入“是”或 yes：</translation>
    </message>
    <message>
        <source>Nothing on the UKEY ending in %1 may go.</source>
        <translation>尾号 %1 的 UKEY 上没有可以移除的内容。</translation>
    </message>
    <message>
        <source>Removed from the UKEY ending in %1: %2</source>
        <translation>已从尾号 %1 的 UKEY 上移除：%2</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>UKEY %1 was unlocked before, and opens with the PIN that was chosen then. Nothing was done now.</source>
        <translation>UKEY %1 之前已解锁，请使用当时设置的 PIN。这次没有做任何改动。</translation>
    </message>
    <message>
        <source>%1, application %2, %3.</source>
        <translation>%1，业务受理号 %2，%3。</translation>
    </message>
    <message>
        <source>Withdrawn, it ends here, and a new one can be started at any time.</source>
        <translation>撤回后这份申请就结束了，随时可以重新申请。</translation>
    </message>
    <message>
        <source>A certificate that was frozen for it stays frozen.</source>
        <translation>因这份申请冻结的证书仍然冻结。</translation>
    </message>
    <message>
        <source>It is paid already: ask the help desk first how the money comes back.</source>
        <translation>费用已付：请先向客服问清怎样退款。</translation>
    </message>
    <message>
        <source>Withdraw it? Type yes: </source>
        <translation>确认撤回吗？输入“是”或 yes：</translation>
    </message>
    <message>
        <source>Application %1 is withdrawn.</source>
        <translation>申请 %1 已撤回。</translation>
    </message>
    <message>
        <source>Authorisation code</source>
        <translation>授权码</translation>
    </message>
</context>
<context>
    <name>UkeyPicker</name>
    <message>
        <source>Cannot be used</source>
        <translation>不能用</translation>
    </message>
    <message>
        <source>PIN was wrong lately</source>
        <translation>PIN 最近输错过</translation>
    </message>
    <message>
        <source>One PIN try left</source>
        <translation>PIN 只剩一次</translation>
    </message>
    <message>
        <source>PIN locked</source>
        <translation>PIN 已锁定</translation>
    </message>
    <message>
        <source>Change the factory PIN first</source>
        <translation>用之前先改出厂 PIN</translation>
    </message>
    <message>
        <source>This is the one reported lost or damaged.</source>
        <translation>这是报失或报损的那个。</translation>
    </message>
    <message>
        <source>This application is being written to another UKEY.</source>
        <translation>这份业务正在写另一个 UKEY。</translation>
    </message>
    <message>
        <source>It has not been set up yet. Ask the CA for one that is ready.</source>
        <translation>还没有初始化。请找认证中心换一个能直接用的。</translation>
    </message>
    <message>
        <source>Its PIN is locked.</source>
        <translation>它的 PIN 已经锁定。</translation>
    </message>
    <message>
        <source>It is for practice, and this is the real portal.</source>
        <translation>这是演练用的，这里是正式平台。</translation>
    </message>
    <message>
        <source>Serial number %1</source>
        <translation>序列号 %1</translation>
    </message>
    <message>
        <source>Looks right; tried after the PIN</source>
        <translation>看起来合适，输 PIN 后再试</translation>
    </message>
    <message>
        <source>New UKEY</source>
        <translation>新 UKEY</translation>
    </message>
    <message>
        <source>Spare UKEY</source>
        <translation>备用 UKEY</translation>
    </message>
    <message>
        <source>Old UKEY (lost)</source>
        <translation>旧 UKEY（遗失）</translation>
    </message>
    <message>
        <source>%1, serial number %2</source>
        <translation>%1，序列号 %2</translation>
    </message>
    <message>
        <source>This UKEY does not hold the certificate that this is about.</source>
        <translation>这个 UKEY 里没有要办理的那张证书。</translation>
    </message>
    <message>
        <source>Renewal UKEY</source>
        <translation>待续费 UKEY</translation>
    </message>
    <message>
        <source>Locked UKEY</source>
        <translation>已锁定 UKEY</translation>
    </message>
    <message>
        <source>Code UKEY</source>
        <translation>解锁码 UKEY</translation>
    </message>
    <message>
        <source>Muddled UKEY</source>
        <translation>凌乱的 UKEY</translation>
    </message>
    <message>
        <source>Nearly full UKEY</source>
        <translation>快满的 UKEY</translation>
    </message>
    <message>
        <source>Not blank</source>
        <translation>不是空白的</translation>
    </message>
    <message>
        <source>There are certificates on it already. A blank one is needed here.</source>
        <translation>里面已经有证书，这里要用空白的 UKEY。</translation>
    </message>
</context>
<context>
    <name>UkeysPage</name>
    <message>
        <source>for signing and sealing</source>
        <translation>用来签字盖章</translation>
    </message>
    <message>
        <source>opens files that are sent to you</source>
        <translation>用来打开发给您的文件</translation>
    </message>
    <message>
        <source>paused; unfreeze it in My certificates</source>
        <translation>已暂停，可在“我的证书”里解冻</translation>
    </message>
    <message>
        <source>good for nothing any more</source>
        <translation>已不能再用</translation>
    </message>
    <message>
        <source>an old signing set that was replaced</source>
        <translation>已被替换的旧签名证书</translation>
    </message>
    <message>
        <source>an earlier encryption key: it stays, so that old files open</source>
        <translation>以前的加密密钥，为了打开旧文件一直保留</translation>
    </message>
    <message>
        <source>of application %1, which is not finished</source>
        <translation>属于业务 %1，还没办完</translation>
    </message>
    <message>
        <source>left by application %1, which has ended</source>
        <translation>业务 %1 留下的，该业务已结束</translation>
    </message>
    <message>
        <source>of application %1, which is not in this account</source>
        <translation>属于业务 %1，不在这个账号里</translation>
    </message>
    <message>
        <source>from this CA, and not in this account</source>
        <translation>本机构签发，不在这个账号里</translation>
    </message>
    <message>
        <source>made by another program; it is left alone</source>
        <translation>别的程序的，不去动它</translation>
    </message>
    <message>
        <source>from %1; it is left alone</source>
        <translation>%1 签发，不去动它</translation>
    </message>
    <message>
        <source>log in to see whether it is in use</source>
        <translation>登录后可知是否在用</translation>
    </message>
    <message>
        <source>Blank UKEY</source>
        <translation>空白 UKEY</translation>
    </message>
    <message>
        <source>Not set up yet</source>
        <translation>还没有初始化</translation>
    </message>
    <message>
        <source>PIN normal</source>
        <translation>PIN 正常</translation>
    </message>
    <message>
        <source>PIN was wrong lately</source>
        <translation>最近输错过 PIN</translation>
    </message>
    <message>
        <source>One PIN try left</source>
        <translation>PIN 只剩一次机会</translation>
    </message>
    <message>
        <source>PIN locked</source>
        <translation>PIN 已锁定</translation>
    </message>
    <message>
        <source>Change the factory PIN first</source>
        <translation>用之前先改出厂 PIN</translation>
    </message>
    <message>
        <source>No warning. The UKEY does not tell how many tries are left.</source>
        <translation>正常。UKEY 不报告剩余次数。</translation>
    </message>
    <message>
        <source>A wrong PIN was given lately. The UKEY does not tell how many tries are left.</source>
        <translation>最近输错过。UKEY 不报告剩余次数。</translation>
    </message>
    <message>
        <source>The UKEY says: one more wrong PIN locks it.</source>
        <translation>UKEY 提示：再错一次就会锁定。</translation>
    </message>
    <message>
        <source>Still the factory PIN. Change it before the UKEY is used.</source>
        <translation>还是出厂 PIN，用之前请先修改。</translation>
    </message>
    <message>
        <source>Encryption key without a certificate</source>
        <translation>没有证书的加密密钥</translation>
    </message>
    <message>
        <source>Signing key without a certificate</source>
        <translation>没有证书的签名密钥</translation>
    </message>
    <message>
        <source>Key without a certificate</source>
        <translation>没有证书的密钥</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Signing certificate</source>
        <translation>签名证书</translation>
    </message>
    <message>
        <source>Earlier encryption certificate</source>
        <translation>旧加密证书</translation>
    </message>
    <message>
        <source>Encryption certificate</source>
        <translation>加密证书</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>expired %1, %2</source>
        <translation>%1 已到期，%2</translation>
    </message>
    <message>
        <source>until %1, %2</source>
        <translation>%1 到期，%2</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>在用</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>已冻结</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已到期</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>已替换</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>未办完</translation>
    </message>
    <message>
        <source>Left behind</source>
        <translation>遗留</translation>
    </message>
    <message>
        <source>Not in your account</source>
        <translation>不在您的账号里</translation>
    </message>
    <message>
        <source>Not ours</source>
        <translation>不是我们的</translation>
    </message>
    <message>
        <source>Log in to see</source>
        <translation>登录后可知</translation>
    </message>
    <message>
        <source>Remove what application %1 left? Certificates in use and encryption keys are not touched.</source>
        <translation>要清除业务 %1 留下的东西吗？在用的证书和加密密钥都不会动。</translation>
    </message>
    <message>
        <source>Remove the old signing certificate and its key? The new one is confirmed and checked again first. Encryption keys stay.</source>
        <translation>要清除旧的签名证书和它的密钥吗？新的已经确认，清除前还会再核对一次。加密密钥保留。</translation>
    </message>
    <message>
        <source>Locked. Its certificates and keys are not damaged.</source>
        <translation>已锁定。证书和密钥没有损坏。</translation>
    </message>
    <message>
        <source>still opens files that were sent to you</source>
        <translation>仍能打开发给您的文件</translation>
    </message>
    <message>
        <source>cannot be renewed any more</source>
        <translation>已不能续费</translation>
    </message>
    <message>
        <source>can still be renewed</source>
        <translation>还可以续费</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::AccountPage</name>
    <message>
        <source>It was changed just now. Logins on other PCs have ended.</source>
        <translation>刚刚修改。其他电脑上的登录已退出。</translation>
    </message>
    <message>
        <source>A new one ends the logins on other PCs.</source>
        <translation>修改后，其他电脑上的登录会退出。</translation>
    </message>
    <message>
        <source>Last reset on %1. A person at the CA looks at your applications.</source>
        <translation>上次重置于 %1。您的申请由人工审核。</translation>
    </message>
    <message>
        <source>It was never reset. It is asked for when you apply for a key recovery.</source>
        <translation>没有重置过。申请密钥恢复时要回答。</translation>
    </message>
    <message>
        <source>My account</source>
        <translation>我的账号</translation>
    </message>
    <message>
        <source>If the e-mail address or the phone number is out of date, call the help desk.</source>
        <translation>邮箱或手机号已变更的，请致电客服。</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>Security answer</source>
        <translation>安全问题答案</translation>
    </message>
    <message>
        <source>Set a new answer</source>
        <translation>重设安全问题答案</translation>
    </message>
    <message>
        <source>Every login of the account ends with it, this one too.</source>
        <translation>设好以后，此账号的所有登录都会退出，包括这一个。</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::ActionBar</name>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::ActsDialog</name>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>not done, %1</source>
        <extracomment>%1 is a failure code such as T-01</extracomment>
        <translation>未完成，%1</translation>
    </message>
    <message>
        <source>UKEY %1</source>
        <translation>UKEY %1</translation>
    </message>
    <message>
        <source>Reference %1</source>
        <translation>受理号 %1</translation>
    </message>
    <message>
        <source>Serial number %1</source>
        <translation>序列号 %1</translation>
    </message>
    <message>
        <source>Application submitted</source>
        <translation>提交申请</translation>
    </message>
    <message>
        <source>Application withdrawn</source>
        <translation>撤回申请</translation>
    </message>
    <message>
        <source>Payment seen</source>
        <translation>缴费到账</translation>
    </message>
    <message>
        <source>UKEY opened with its PIN</source>
        <translation>用 PIN 打开 UKEY</translation>
    </message>
    <message>
        <source>PIN set anew</source>
        <translation>重新设置 PIN</translation>
    </message>
    <message>
        <source>Key pair made</source>
        <translation>生成密钥对</translation>
    </message>
    <message>
        <source>Certificate issued</source>
        <translation>证书签发</translation>
    </message>
    <message>
        <source>Encryption key written</source>
        <translation>写入加密密钥</translation>
    </message>
    <message>
        <source>Certificate written</source>
        <translation>写入证书</translation>
    </message>
    <message>
        <source>Read back and tried</source>
        <translation>读回并试用</translation>
    </message>
    <message>
        <source>Confirmed by the portal</source>
        <translation>平台已确认</translation>
    </message>
    <message>
        <source>Old signing key removed</source>
        <translation>移除旧签名密钥</translation>
    </message>
    <message>
        <source>Leftover removed</source>
        <translation>移除残留</translation>
    </message>
    <message>
        <source>What was done on this PC</source>
        <translation>本机操作记录</translation>
    </message>
    <message>
        <source>Nothing has been done here yet.</source>
        <translation>这里还没有操作记录。</translation>
    </message>
    <message>
        <source>Newest first. The list holds no PIN, password, answer or code.</source>
        <translation>最新的在最前。记录里没有 PIN、密码、答案和授权码。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::AgainPage</name>
    <message>
        <source>Please log in again</source>
        <translation>请再登录一次</translation>
    </message>
    <message>
        <source>The login has ended. Nothing you typed is lost.</source>
        <translation>登录已经过期，填好的不会丢。</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::AgreementPage</name>
    <message>
        <source>Service agreement</source>
        <translation>服务协议</translation>
    </message>
    <message>
        <source>Version %1. Please read it to the end.</source>
        <translation>版本 %1。请读到最后。</translation>
    </message>
    <message>
        <source>I have read and accept the agreement</source>
        <translation>我已阅读并接受协议</translation>
    </message>
    <message>
        <source>You can tick this once you have scrolled to the end.</source>
        <translation>读到最后才能勾选。</translation>
    </message>
    <message>
        <source>Tick that you accept it</source>
        <translation>勾选接受后才能继续</translation>
    </message>
    <message>
        <source>Read to the end first</source>
        <translation>请先读到最后</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::AnswerPage</name>
    <message>
        <source>Answer your security question</source>
        <translation>回答安全问题</translation>
    </message>
    <message>
        <source>You set it when you applied. The application can be submitted once the answer is right.</source>
        <translation>这是申请证书时由您设定的。答对了，申请才能提交。</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Check answer</source>
        <translation>核对答案</translation>
    </message>
    <message>
        <source>Forgot the answer?</source>
        <translation>忘记答案？</translation>
    </message>
    <message>
        <source>The answer is only checked and never stored on this PC. Until you submit, you can go back and change anything.</source>
        <translation>答案只用来核对，不会存在这台电脑上。提交之前都能回来修改。</translation>
    </message>
    <message>
        <source>Already checked</source>
        <translation>已经验证过</translation>
    </message>
    <message>
        <source>The answer is right</source>
        <translation>答案正确</translation>
    </message>
    <message>
        <source>Call the help desk to have it reset. Such an application is always reviewed by a person.</source>
        <translation>请打客服电话重设。重设过的申请一律由人工审核。</translation>
    </message>
    <message>
        <source>Call the help desk, %1, to have it reset. Such an application is always reviewed by a person.</source>
        <translation>请打客服电话 %1 重设。重设过的申请一律由人工审核。</translation>
    </message>
    <message>
        <source>The answer has to be right first</source>
        <translation>答对了才能继续</translation>
    </message>
    <message>
        <source>Locked for now</source>
        <translation>暂时锁定</translation>
    </message>
    <message>
        <source>The new answer is set. Enter it above. A person looks at this application.</source>
        <translation>新答案已生效，请在上方输入。此申请将由人工审核。</translation>
    </message>
    <message>
        <source>Security answer</source>
        <translation>安全问题答案</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::ApplicationList</name>
    <message>
        <source>Your turn</source>
        <translation>轮到您</translation>
    </message>
    <message>
        <source>The CA&apos;s turn</source>
        <translation>轮到认证中心</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已经结束</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::ApplicationRow</name>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>View</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1 起</translation>
    </message>
    <message>
        <source>Reference %1</source>
        <translation>受理号 %1</translation>
    </message>
    <message>
        <source>On the portal&apos;s site</source>
        <translation>请到平台网站办理</translation>
    </message>
    <message>
        <source>The last step</source>
        <translation>最后一步</translation>
    </message>
    <message>
        <source>Steps to come: %1</source>
        <translation>之后还有 %1 步</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::Bell</name>
    <message>
        <source>Approved. It can be downloaded to the UKEY now.</source>
        <translation>已通过审核，可以下载到 UKEY 了。</translation>
    </message>
    <message>
        <source>Sent back: something has to be done again.</source>
        <translation>已退回，有内容需要重做。</translation>
    </message>
    <message>
        <source>Refused by the CA.</source>
        <translation>认证中心未通过审核。</translation>
    </message>
    <message>
        <source>Papers or payment are missing again.</source>
        <translation>又缺材料或缴费。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::CaptchaField</name>
    <message>
        <source>Characters in the picture</source>
        <translation>图中的字符</translation>
    </message>
    <message>
        <source>Another picture</source>
        <translation>换一张</translation>
    </message>
    <message>
        <source>Picture with characters</source>
        <translation>有字符的图片</translation>
    </message>
    <message>
        <source>No picture yet</source>
        <translation>还没有图片</translation>
    </message>
    <message>
        <source>A wrong one costs no try of the authorisation code. If you cannot see it, have the e-mail sent again: the new code needs no picture.</source>
        <translation>输错不占用授权码的次数。看不见图片的，请重新发送邮件，新的授权码不需要图片。</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::CertificateRow</name>
    <message>
        <source>Recover</source>
        <translation>密钥恢复</translation>
    </message>
    <message>
        <source>When the UKEY is lost or broken</source>
        <translation>UKEY 丢了或坏了时用</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>延期续费</translation>
    </message>
    <message>
        <source>A new period after the present one</source>
        <translation>接着原来的日期往后延</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>When the PIN is forgotten</source>
        <translation>忘了 PIN 时用</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Paused; can be unfrozen later</source>
        <translation>暂停使用，以后可以解冻</translation>
    </message>
    <message>
        <source>Unfreeze</source>
        <translation>解冻</translation>
    </message>
    <message>
        <source>In use again</source>
        <translation>恢复使用</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>For good; cannot be undone</source>
        <translation>永久作废，不能恢复</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已到期</translation>
    </message>
    <message>
        <source>%1 days left</source>
        <translation>还有 %1 天</translation>
    </message>
    <message>
        <source>In recovery</source>
        <translation>恢复中</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已到期</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>已替代</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>办理</translation>
    </message>
    <message>
        <source>Actions for %1</source>
        <translation>办理：%1</translation>
    </message>
    <message>
        <source>Not in this version; the portal&apos;s site can do it</source>
        <translation>这个版本还不能办，请到平台网站办理</translation>
    </message>
    <message>
        <source>Under way: goes on where it stands</source>
        <translation>正在办理，接着办</translation>
    </message>
    <message>
        <source>Nothing can be done with this certificate.</source>
        <translation>这张证书现在没有可办的业务。</translation>
    </message>
    <message>
        <source>expanded</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>已收起</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>1 day left</source>
        <translation>还剩 1 天</translation>
    </message>
    <message>
        <source>Log in with your password for this</source>
        <translation>办理此项请用密码登录</translation>
    </message>
    <message>
        <source>If the UKEY turns up, unfreeze the certificate. If it stays missing, a key recovery brings your encryption key onto a new one.</source>
        <translation>UKEY 找到了，就解冻证书。如果一直找不到，可以办理密钥恢复，把您的加密密钥写到新的 UKEY 上。</translation>
    </message>
    <message>
        <source>Begin the recovery</source>
        <translation>办理密钥恢复</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::CertificateTable</name>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Name / E-mail</source>
        <translation>主体名称 / 邮箱</translation>
    </message>
    <message>
        <source>Template / Service</source>
        <translation>证书模板 / 业务类型</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>申请时间</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>到期时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>办理</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::CertificatesPage</name>
    <message>
        <source>No certificate here</source>
        <translation>这里没有证书</translation>
    </message>
    <message>
        <source>This account has no valid certificate.</source>
        <translation>这个账号没有有效的证书。</translation>
    </message>
    <message>
        <source>Certificates in this state would be listed here.</source>
        <translation>这种状态的证书会列在这里。</translation>
    </message>
    <message>
        <source>My certificates</source>
        <translation>我的证书</translation>
    </message>
    <message>
        <source>&quot;Actions&quot; shows what can be done with a certificate now.</source>
        <translation>点“办理”，看这张证书现在能做什么。</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>失效</translation>
    </message>
    <message>
        <source>Only certificates that have expired are shown.</source>
        <translation>只显示已到期的证书。</translation>
    </message>
    <message>
        <source>Only certificates that are about to expire are shown.</source>
        <translation>只显示即将到期的证书。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::ChangePasswordForm</name>
    <message>
        <source>Enter the present password</source>
        <translation>请输入当前密码</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>当前密码</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>确认修改</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>暂不修改</translation>
    </message>
    <message>
        <source>Forgot the password?</source>
        <translation>忘记密码？</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::ChangeUkey</name>
    <message>
        <source>Use another UKEY</source>
        <translation>换一个 UKEY</translation>
    </message>
    <message>
        <source>Nothing was written to the UKEY ending in %1 yet. You can simply choose another one.</source>
        <translation>尾号 %1 的 UKEY 还没有领过证书，可以直接换一个。</translation>
    </message>
    <message>
        <source>Yes, revoke what was issued for the UKEY ending in %1</source>
        <translation>我知道，撤销给尾号 %1 签发的证书</translation>
    </message>
    <message>
        <source>Change the UKEY</source>
        <translation>换 UKEY</translation>
    </message>
    <message>
        <source>The UKEY ending in %1 has got a certificate of this application already. With another UKEY that certificate is revoked and a new one issued.</source>
        <translation>尾号 %1 的 UKEY 已经领过这份业务的证书。换一个的话，那张证书会撤销，再签发新的。</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::CheckUkeyPage</name>
    <message>
        <source>Is the new UKEY at hand?</source>
        <translation>新 UKEY 在手边吗？</translation>
    </message>
    <message>
        <source>Yes, try it now</source>
        <translation>在手边，现在试</translation>
    </message>
    <message>
        <source>Put it in and enter its PIN. It takes a few seconds.</source>
        <translation>插上，输入它的 PIN，只要几秒。</translation>
    </message>
    <message>
        <source>Not yet, later</source>
        <translation>还没拿到，以后再说</translation>
    </message>
    <message>
        <source>You can submit without it. It is tried when the certificate is written.</source>
        <translation>没有它也能提交，写证书的时候再试。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Not sure: leave it for now</source>
        <translation>拿不准，先别试</translation>
    </message>
    <message>
        <source>The last try stays.</source>
        <translation>最后一次机会留着</translation>
    </message>
    <message>
        <source>You can submit all the same.</source>
        <translation>照样可以提交申请</translation>
    </message>
    <message>
        <source>Another UKEY can be used later.</source>
        <translation>以后可以换一个 UKEY</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>The UKEY ending in %1 can be used: it makes keys, takes in the encryption key, and has room.</source>
        <translation>尾号 %1 的 UKEY 可以用，密钥能生成，也都装得下。</translation>
    </message>
    <message>
        <source>The UKEY ending in %1 works, but it has little room left. A blank one is safer.</source>
        <translation>尾号 %1 的 UKEY 能用，但空间不多了，最好换一个空白的。</translation>
    </message>
    <message>
        <source>Choose one first</source>
        <translation>请先选一项</translation>
    </message>
    <message>
        <source>Put the new UKEY in and choose it</source>
        <translation>请插上新 UKEY 并选中它</translation>
    </message>
    <message>
        <source>Try the UKEY</source>
        <translation>试用 UKEY</translation>
    </message>
    <message>
        <source>If it is, try it now, and you know before you submit whether it can be used. Nothing is written to it but the new PIN in place of a factory PIN.</source>
        <translation>在手边就现在试一试，能不能用，提交之前就知道。除了把出厂 PIN 换成您的新 PIN，不会往里面写别的。</translation>
    </message>
    <message>
        <source>The result is not kept: if you leave before you submit, it can be tried again.</source>
        <translation>这个结果不会保存：没提交就离开的话，回来可以再试。</translation>
    </message>
    <message>
        <source>Change it on the reader</source>
        <translation>到读卡器上修改</translation>
    </message>
    <message>
        <source>Is the UKEY at hand?</source>
        <translation>UKEY 在手边吗？</translation>
    </message>
    <message>
        <source>If the UKEY with the certificate is, try it now, and you know before you pay whether all will fit on it. Nothing is written to it.</source>
        <translation>如果装有这个证书的 UKEY 在手边，现在就试，付款前就知道能不能全部写下。不会往里面写任何东西。</translation>
    </message>
    <message>
        <source>You can submit without it. Whether all fits on it is then seen only when the certificate is written.</source>
        <translation>没有它也可以提交；能不能全部写下，要到写证书时才知道。</translation>
    </message>
    <message>
        <source>A forgotten PIN can be set anew: unlock it first.</source>
        <translation>忘了 PIN 可以重设：先办解锁。</translation>
    </message>
    <message>
        <source>The UKEY ending in %1 is the right one: the old key is on it, it makes keys, and has room.</source>
        <translation>尾号 %1 的 UKEY 就是要用的：旧密钥在里面，能生成密钥，空间也够。</translation>
    </message>
    <message>
        <source>The UKEY ending in %1 works, but it has little room left. See under My UKEY what may be removed from it.</source>
        <translation>尾号 %1 的 UKEY 能用，但空间不多了。可以到“我的 UKEY”看看哪些能清理。</translation>
    </message>
    <message>
        <source>Put the UKEY in and choose it</source>
        <translation>请插上 UKEY 并选中它</translation>
    </message>
    <message>
        <source>See under My UKEY what may go</source>
        <translation>在“我的 UKEY”里看看能移除什么</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::ChecklistSidebar</name>
    <message>
        <source>My applications</source>
        <translation>我的业务</translation>
    </message>
    <message>
        <source>Reference number</source>
        <translation>业务受理号</translation>
    </message>
    <message>
        <source>Copy the reference number</source>
        <translation>复制业务受理号</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>current</source>
        <translation>正在进行</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>没有成功</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>还没到</translation>
    </message>
    <message>
        <source>Reference number copied</source>
        <translation>受理号已复制</translation>
    </message>
    <message>
        <source>Language and text size</source>
        <translation>语言和字号</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::ChooseUkeyPage</name>
    <message>
        <source>Which UKEY shall hold the certificate?</source>
        <translation>证书写到哪个 UKEY？</translation>
    </message>
    <message>
        <source>Use this UKEY</source>
        <translation>用这个 UKEY</translation>
    </message>
    <message>
        <source>Put a UKEY in and choose it</source>
        <translation>请插上 UKEY 并选中它</translation>
    </message>
    <message>
        <source>Use the one ending in %1</source>
        <translation>用尾号 %1 的 UKEY</translation>
    </message>
    <message>
        <source>It has to be the one that holds the certificate. Put it in; it shows up here by itself.</source>
        <translation>必须是装有这个证书的那个。插上后会自动出现在这里。</translation>
    </message>
    <message>
        <source>It has to be a new, blank one. Put it in; it shows up here by itself.</source>
        <translation>要用一个新的空白 UKEY。插入后这里会自动显示。</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::ClosingPage</name>
    <message>
        <source>CertDesk is ending</source>
        <translation>正在结束</translation>
    </message>
    <message>
        <source>CertDesk closes as soon as the UKEY is done</source>
        <translation>正在关闭，等 UKEY 完成</translation>
    </message>
    <message>
        <source>The driver of the UKEY is being ended. This takes some seconds at most.</source>
        <translation>正在结束 UKEY 的驱动，最多几秒钟。</translation>
    </message>
    <message>
        <source>What was begun on the UKEY is finished first. If it does not answer any more, you can end without it; nothing is lost by that.</source>
        <translation>UKEY 上已经开始的操作先做完。如果它一直没有回应，可以不等它直接结束，不会丢失什么。</translation>
    </message>
    <message>
        <source>End anyway</source>
        <translation>直接结束</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::CodeEdit</name>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::CodeField</name>
    <message>
        <source>%1 of %2. Paste it whole; spaces fall out.</source>
        <translation>%1 / %2 位。整段粘贴即可，空格会自动去掉。</translation>
    </message>
    <message>
        <source>There is no code of %1 letters and digits in it. Nothing was pasted.</source>
        <translation>里面没有 %1 位字母和数字的码，没有粘贴任何内容。</translation>
    </message>
    <message>
        <source>More than one code of %1 letters and digits is in it. Copy the right one alone.</source>
        <translation>里面有不止一个 %1 位字母和数字的码，请只复制要用的那一个。</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::CodePage</name>
    <message>
        <source>Enter the authorisation code</source>
        <translation>输入授权码</translation>
    </message>
    <message>
        <source>It is in the e-mail about the download, 20 letters and digits. After the check you have 30 minutes.</source>
        <translation>授权码在下载邮件里，共 20 位字母和数字。验证后有 30 分钟下载。</translation>
    </message>
    <message>
        <source>Reference number</source>
        <translation>业务受理号</translation>
    </message>
    <message>
        <source>Authorisation code</source>
        <translation>授权码</translation>
    </message>
    <message>
        <source>Send it again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>Sent. Use the code in the new e-mail; look in the spam folder too.</source>
        <translation>已经发送。请用新邮件里的授权码，也看看垃圾邮件。</translation>
    </message>
    <message>
        <source>The e-mail was sent to %1 on %2.</source>
        <translation>邮件发到了 %1，时间 %2。</translation>
    </message>
    <message>
        <source>The e-mail goes to %1.</source>
        <translation>邮件会发到 %1。</translation>
    </message>
    <message>
        <source>It can be sent again in %1:%2.</source>
        <translation>%1:%2 后可以重新发送。</translation>
    </message>
    <message>
        <source>The code has 20 letters and digits</source>
        <translation>授权码共 20 位</translation>
    </message>
    <message>
        <source>Type the characters of the picture</source>
        <translation>请输入图中的字符</translation>
    </message>
    <message>
        <source>Check the code</source>
        <translation>验证授权码</translation>
    </message>
    <message>
        <source>The UKEY opens with your new PIN already. Only the portal has still to be told: enter the code once more.</source>
        <translation>UKEY 已经可以用您的新 PIN 打开，只是还没有告知认证中心：请再输一次授权码。</translation>
    </message>
    <message>
        <source>It is in the e-mail about the unlock, 20 letters and digits. After the check you have 30 minutes.</source>
        <translation>授权码在解锁邮件里，共 20 位字母和数字。验证后有 30 分钟。</translation>
    </message>
    <message>
        <source>It is asked again so that the help desk can answer again. The request code stays the same.</source>
        <translation>再输一次授权码，客服才能重新告诉您解锁码。请求码不变。</translation>
    </message>
    <message>
        <source>You entered it before, but it is not kept on this PC: enter it once more.</source>
        <translation>您以前输过授权码，但这台电脑不保存它，请再输一次。</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::CopyRow</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>复制%1</translation>
    </message>
    <message>
        <source>%1 copied</source>
        <translation>%1已复制</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::DonePage</name>
    <message>
        <source>The certificate is recovered and ready</source>
        <translation>证书已恢复，可以用了</translation>
    </message>
    <message>
        <source>The portal has confirmed it. Signing and decrypting were tried on this UKEY and work.</source>
        <translation>平台已确认。签名和解密都在这个 UKEY 上试过，没有问题。</translation>
    </message>
    <message>
        <source>Close the browser and bidding software and open them again: only then do they see the new certificate.</source>
        <translation>关掉浏览器和投标软件再打开，它们才会认出新证书。</translation>
    </message>
    <message>
        <source>ending in %1</source>
        <translation>尾号 %1</translation>
    </message>
    <message>
        <source>UKEY</source>
        <translation>UKEY</translation>
    </message>
    <message>
        <source>the old one</source>
        <translation>原来的</translation>
    </message>
    <message>
        <source>Signing key</source>
        <translation>签名密钥</translation>
    </message>
    <message>
        <source>no longer in force</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>new, and only here</source>
        <translation>全新，只在这里</translation>
    </message>
    <message>
        <source>Encryption key</source>
        <translation>加密密钥</translation>
    </message>
    <message>
        <source>on the old UKEY</source>
        <translation>在旧 UKEY 里</translation>
    </message>
    <message>
        <source>recovered: old files open</source>
        <translation>已恢复，旧文件能打开</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>that of the old UKEY</source>
        <translation>旧 UKEY 的 PIN</translation>
    </message>
    <message>
        <source>that of the new UKEY</source>
        <translation>新 UKEY 的 PIN</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Back to my applications</source>
        <translation>回到我的业务</translation>
    </message>
    <message>
        <source>You may pull out the UKEY. It is written and verified.</source>
        <translation>可以拔出 UKEY 了。已写入并核对无误。</translation>
    </message>
    <message>
        <source>Earlier encryption keys for which this UKEY has no room: %1. Files from back then need a UKEY with more; the CA keeps the keys, call the help desk.</source>
        <translation>这个 UKEY 空间不够，有 %1 个更早的加密密钥没有写入。要打开当时的文件，请换空间更大的 UKEY；密钥由认证中心保管，请打客服电话。</translation>
    </message>
    <message>
        <source>Earlier encryption keys</source>
        <translation>更早的加密密钥</translation>
    </message>
    <message>
        <source>%1 recovered</source>
        <translation>已恢复 %1 个</translation>
    </message>
    <message>
        <source>The UKEY is unlocked</source>
        <translation>UKEY 已解锁</translation>
    </message>
    <message>
        <source>It opens with the PIN you chose, and the portal has confirmed it. Nobody else knows that PIN.</source>
        <translation>它可以用您设的 PIN 打开，平台也已确认。这个 PIN 只有您知道。</translation>
    </message>
    <message>
        <source>You may pull out the UKEY.</source>
        <translation>可以拔出 UKEY 了。</translation>
    </message>
    <message>
        <source>Write the PIN down nowhere. If it is ever forgotten, the UKEY can be unlocked again.</source>
        <translation>PIN 不要写在任何地方。万一忘了，可以再解锁一次。</translation>
    </message>
    <message>
        <source>locked or forgotten</source>
        <translation>已锁死或忘记</translation>
    </message>
    <message>
        <source>the one you chose</source>
        <translation>您刚设的</translation>
    </message>
    <message>
        <source>Keys and certificates</source>
        <translation>密钥和证书</translation>
    </message>
    <message>
        <source>on this UKEY</source>
        <translation>在这个 UKEY 上</translation>
    </message>
    <message>
        <source>serial number ending in %1</source>
        <translation>序列号尾号 %1</translation>
    </message>
    <message>
        <source>The certificate is renewed</source>
        <translation>证书已续期</translation>
    </message>
    <message>
        <source>removed from the UKEY</source>
        <translation>已从 UKEY 清除</translation>
    </message>
    <message>
        <source>out of use; still on the UKEY</source>
        <translation>已停用，还在 UKEY 里</translation>
    </message>
    <message>
        <source>out of use</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Signing certificate</source>
        <translation>签名证书</translation>
    </message>
    <message>
        <source>Old signing key</source>
        <translation>旧签名密钥</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>opens your files</source>
        <translation>能打开您的文件</translation>
    </message>
    <message>
        <source>kept, with a new certificate</source>
        <translation>保留，换了新证书</translation>
    </message>
    <message>
        <source>kept, and a new one beside it</source>
        <translation>保留，另加一个新的</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>the one you know</source>
        <translation>您知道的那个</translation>
    </message>
    <message>
        <source>Close the browser, the bidding software and the mail program and open them again: only then do they see the new certificate.</source>
        <translation>请关闭浏览器、投标软件和邮件软件再打开，它们才能认到新证书。</translation>
    </message>
    <message>
        <source>If the old signing key is still on the UKEY, My UKEY offers to remove it.</source>
        <translation>如果旧签名密钥还在 UKEY 里，可以到“我的 UKEY”清除。</translation>
    </message>
    <message>
        <source>The new certificate is ready</source>
        <translation>新证书已就绪</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>空白</translation>
    </message>
    <message>
        <source>none</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>new; the CA keeps a copy</source>
        <translation>新的；CA 留有备份</translation>
    </message>
    <message>
        <source>It opens with the PIN that was chosen when it was unlocked, not with another one.</source>
        <translation>请使用解锁时设置的那个 PIN，其他 PIN 无效。</translation>
    </message>
    <message>
        <source>the one chosen when it was unlocked</source>
        <translation>解锁时设置的 PIN</translation>
    </message>
    <message>
        <source>Fetching the receipt…</source>
        <translation>正在获取回执…</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>回执</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::EndedPage</name>
    <message>
        <source>This application is done</source>
        <translation>这份业务已经办完</translation>
    </message>
    <message>
        <source>The CA did not approve this application</source>
        <translation>认证中心没有通过这份申请</translation>
    </message>
    <message>
        <source>This application was withdrawn</source>
        <translation>这份申请已经撤回</translation>
    </message>
    <message>
        <source>This application has expired</source>
        <translation>这份申请已经过期</translation>
    </message>
    <message>
        <source>Reference number %1</source>
        <translation>业务受理号 %1</translation>
    </message>
    <message>
        <source>The reason given: %1</source>
        <translation>原因：%1</translation>
    </message>
    <message>
        <source>Call the help desk if the reason is unclear. A new application can be started at any time.</source>
        <translation>不明白原因，请打客服电话。随时可以重新申请。</translation>
    </message>
    <message>
        <source>A new application can be started at any time.</source>
        <translation>随时可以重新申请。</translation>
    </message>
    <message>
        <source>Back to my applications</source>
        <translation>回到我的业务</translation>
    </message>
    <message>
        <source>The old certificate stays as it is.</source>
        <translation>旧证书保持原样。</translation>
    </message>
    <message>
        <source>Encryption keys at the CA are kept.</source>
        <translation>认证中心保管的加密密钥仍然保留。</translation>
    </message>
    <message>
        <source>The UKEY stays as it is, and so does what is on it.</source>
        <translation>UKEY 和里面的内容都保持原样。</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::ExpiryNotices</name>
    <message>
        <source>%1: the certificate expires today.</source>
        <translation>%1：证书今天到期。</translation>
    </message>
    <message>
        <source>%1: the certificate expires tomorrow.</source>
        <translation>%1：证书明天到期。</translation>
    </message>
    <message>
        <source>%1: the certificate expires in %2 days, on %3.</source>
        <translation>%1：证书还有 %2 天到期（%3）。</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>续费</translation>
    </message>
    <message>
        <source>Renew: %1</source>
        <translation>续费：%1</translation>
    </message>
    <message>
        <source>It cannot be renewed any more.</source>
        <translation>已不能续费。</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a reason, made a sentence</comment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>%1: the certificate expired on %2.</source>
        <translation>%1：证书已于 %2 到期。</translation>
    </message>
    <message>
        <source>It can still be renewed.</source>
        <translation>现在还可以续费。</translation>
    </message>
    <message>
        <source>Apply for a new one</source>
        <translation>申请新证书</translation>
    </message>
    <message>
        <source>Apply for a new one: %1</source>
        <translation>申请新证书：%1</translation>
    </message>
    <message>
        <source>All that have expired: %1</source>
        <translation>全部已到期的证书：%1 个</translation>
    </message>
    <message>
        <source>All that are about to expire: %1</source>
        <translation>全部即将到期的证书：%1 个</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::FailureNote</name>
    <message>
        <source>Failure code copied</source>
        <translation>故障码已复制</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>What is not lost</source>
        <translation>没有丢失</translation>
    </message>
    <message>
        <source>What to do next</source>
        <translation>接下来</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Failure code %1</source>
        <translation>故障码 %1</translation>
    </message>
    <message>
        <source>Copy the failure code</source>
        <translation>复制故障码</translation>
    </message>
    <message>
        <source>Namely</source>
        <translation>具体是</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::Field</name>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::FirstSteps</name>
    <message>
        <source>A first certificate</source>
        <translation>还没有证书</translation>
    </message>
    <message>
        <source>Apply for it on the portal&apos;s web site. Once the CA has approved it, it is shown here, and written to your UKEY from here.</source>
        <translation>请到平台网站申请。认证中心审核通过后，业务会显示在这里，再从这里把证书写进您的 UKEY。</translation>
    </message>
    <message>
        <source>The help desk says how to apply for it; its number is at the foot. Once the CA has approved it, it is shown here, and written to your UKEY from here.</source>
        <translation>怎样申请请问客服，电话在窗口下方。认证中心审核通过后，业务会显示在这里，再从这里把证书写进您的 UKEY。</translation>
    </message>
    <message>
        <source>Apply on the portal&apos;s web site</source>
        <translation>去平台网站申请</translation>
    </message>
    <message>
        <source>You have a UKEY</source>
        <translation>手上有 UKEY</translation>
    </message>
    <message>
        <source>See which certificates are on it and until when they are good, and change its PIN.</source>
        <translation>看看里面有哪些证书、什么时候到期，也可以修改 PIN。</translation>
    </message>
    <message>
        <source>See the UKEY</source>
        <translation>查看 UKEY</translation>
    </message>
    <message>
        <source>You have applied already, or have a certificate</source>
        <translation>已经申请过，或者已有证书</translation>
    </message>
    <message>
        <source>Then it is in another account: the one it was applied for with. Renewal, key recovery and unlocking begin there, too.</source>
        <translation>那么它在另一个账号里，就是当时申请用的账号。续费、密钥恢复和解锁也在那个账号里办理。</translation>
    </message>
    <message>
        <source>Log in with another account</source>
        <translation>换个账号登录</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::ForgotAnswerForm</name>
    <message>
        <source>After a reset a person at the CA looks at every application of this account, and all registered addresses are told.</source>
        <translation>重设后，本账号的申请均由人工审核，并会通知所有登记的联系方式。</translation>
    </message>
    <message>
        <source>Set the new answer</source>
        <translation>确认重设</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>暂不修改</translation>
    </message>
    <message>
        <source>New security question</source>
        <translation>新的安全问题</translation>
    </message>
    <message>
        <source>Leave it empty to keep the present question.</source>
        <translation>不填则沿用现在的问题。</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::ForgotPasswordForm</name>
    <message>
        <source>Enter the user name</source>
        <translation>请输入用户名</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Set the new password</source>
        <translation>确认新密码</translation>
    </message>
    <message>
        <source>Back to the login</source>
        <translation>返回登录</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>暂不修改</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::FormControl</name>
    <message>
        <source>Choose</source>
        <translation>请选择</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>不选</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::FormEntry</name>
    <message>
        <source>The reviewer: %1</source>
        <extracomment>What the CA&apos;s reviewer said of one field of a form that was sent back.</extracomment>
        <translation>审核意见：%1</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Filled in by the portal; it cannot be changed.</source>
        <translation>由平台带入，不能修改。</translation>
    </message>
    <message>
        <source>Year, month and day, such as 2026-03-15</source>
        <translation>年、月、日，例如 2026-03-15</translation>
    </message>
    <message>
        <source>Please choose one.</source>
        <translation>请选择一项。</translation>
    </message>
    <message>
        <source>Please fill this in.</source>
        <translation>请填写。</translation>
    </message>
    <message>
        <source>At most %1 characters; these are %2.</source>
        <translation>最多 %1 个字，现在是 %2 个。</translation>
    </message>
    <message>
        <source>This is not as the portal wants it.</source>
        <translation>不符合平台的要求。</translation>
    </message>
    <message>
        <source>Please give a whole number.</source>
        <translation>请填写整数。</translation>
    </message>
    <message>
        <source>Please give a number from %1 to %2.</source>
        <translation>请填写 %1 到 %2 之间的整数。</translation>
    </message>
    <message>
        <source>At least %1, please.</source>
        <translation>不能小于 %1。</translation>
    </message>
    <message>
        <source>At most %1, please.</source>
        <translation>不能大于 %1。</translation>
    </message>
    <message>
        <source>Please give a day with year, month and day, such as 2026-03-15.</source>
        <translation>请填写年、月、日，例如 2026-03-15。</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::FormPage</name>
    <message>
        <source>This page was sent back. What is to be corrected is said at its place.</source>
        <translation>这一页被退回了，要改的地方旁边有说明。</translation>
    </message>
    <message>
        <source>What has a star must be filled in. You can come back and change it until you submit.</source>
        <translation>带星号的必须填写。提交之前都可以回来修改。</translation>
    </message>
    <message>
        <source>What you had filled in here and not sent is there again.</source>
        <translation>上次填了还没提交的内容已经恢复。</translation>
    </message>
    <message>
        <source>What you fill in is kept only until CertDesk is closed; with Next it is on the portal.</source>
        <translation>填写的内容只保留到关闭程序；点“下一步”后会保存到平台。</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::FrontPage</name>
    <message>
        <source>Log in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Use the account the certificate was applied for with.</source>
        <translation>用当时申请证书的用户名和密码。</translation>
    </message>
    <message>
        <source>Practice account: %1</source>
        <translation>演练账号：%1</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>填入</translation>
    </message>
    <message>
        <source>Log in with UKEY</source>
        <translation>用 UKEY 登录</translation>
    </message>
    <message>
        <source>My UKEY</source>
        <translation>我的 UKEY</translation>
    </message>
    <message>
        <source>The password is changed, and every login of the account has ended. Log in with the new one.</source>
        <translation>密码已修改，此账号的所有登录均已退出。请用新密码登录。</translation>
    </message>
    <message>
        <source>The account is ready. Log in with its password.</source>
        <translation>注册成功，请用刚设的密码登录。</translation>
    </message>
    <message>
        <source>Forgotten password</source>
        <translation>忘记密码</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>新用户注册</translation>
    </message>
    <message>
        <source>Certificates are applied for with an account. Keep its e-mail address: codes go there.</source>
        <translation>申请证书要先有账号。请填长期使用的邮箱，验证码会发到那里。</translation>
    </message>
    <message>
        <source>A code goes to the e-mail address that is registered for the account. If you do not read mail there any more, or do not know the user name, call the help desk.</source>
        <translation>验证码会发到该账号的注册邮箱。这个邮箱已经不用了，或者不记得用户名，请致电客服。</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::FrontStory</name>
    <message>
        <source>Connecting to the portal</source>
        <translation>正在连接平台</translation>
    </message>
    <message>
        <source>The portal was not reached</source>
        <translation>没有连上平台</translation>
    </message>
    <message>
        <source>CertDesk</source>
        <translation>数字证书服务助手</translation>
    </message>
    <message>
        <source>When something about your certificate changes</source>
        <translation>证书有了变化，在这里办</translation>
    </message>
    <message>
        <source>Key recovery</source>
        <translation>密钥恢复</translation>
    </message>
    <message>
        <source>The UKEY is lost or broken: move to a new one. Old files still open.</source>
        <translation>UKEY 丢了或坏了，换一个新的。旧文件照样打得开。</translation>
    </message>
    <message>
        <source>Go on at any time</source>
        <translation>随时接着办</translation>
    </message>
    <message>
        <source>A review takes a while. Close the window, and go on later or on another PC.</source>
        <translation>审核要等一会儿，可以先关掉窗口，换一台电脑也能接着办。</translation>
    </message>
    <message>
        <source>Nothing gets lost</source>
        <translation>什么都不会弄丢</translation>
    </message>
    <message>
        <source>The old certificate ends only when the new one is written and verified.</source>
        <translation>新证书写好、验证过，旧的才停用。</translation>
    </message>
    <message>
        <source>From the portal</source>
        <translation>平台通知</translation>
    </message>
    <message>
        <source>Language and text size</source>
        <translation>语言和字号</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::HelpDeskCard</name>
    <message>
        <source>Request code you read out</source>
        <translation>您报出的请求码</translation>
    </message>
    <message>
        <source>Ask for the unlock code</source>
        <translation>询问解锁码</translation>
    </message>
    <message>
        <source>Unlock code</source>
        <translation>解锁码</translation>
    </message>
    <message>
        <source>The help desk says: this is no request code. Read it out again.</source>
        <translation>客服说：这不是请求码，请再报一遍。</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::HelpStrip</name>
    <message>
        <source>Step code %1 %2</source>
        <translation>步骤码 %1 %2</translation>
    </message>
    <message>
        <source>Step code</source>
        <translation>步骤码</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>还没有回应</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>演练环境</translation>
    </message>
    <message>
        <source>Real portal</source>
        <translation>正式环境</translation>
    </message>
    <message>
        <source>Help desk %1</source>
        <translation>客服 %1</translation>
    </message>
    <message>
        <source>The help desk&apos;s number is shown once the portal answers</source>
        <translation>平台回应后，这里会显示客服电话</translation>
    </message>
    <message>
        <source>All hotlines</source>
        <translation>全部客服电话</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>另有 %1 个</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::HomePage</name>
    <message>
        <source>Key recovery: the UKEY is lost or broken</source>
        <translation>密钥恢复：UKEY 丢了或坏了</translation>
    </message>
    <message>
        <source>Nothing is under way.</source>
        <translation>现在没有正在办理的业务。</translation>
    </message>
    <message>
        <source>Waiting for you: %1.</source>
        <translation>%1 件等您处理。</translation>
    </message>
    <message>
        <source>With the CA: %1.</source>
        <translation>%1 件在认证中心。</translation>
    </message>
    <message>
        <source>Waiting for you: %1. With the CA: %2.</source>
        <translation>%1 件等您处理，%2 件在认证中心。</translation>
    </message>
    <message>
        <source>A first certificate is applied for on the portal&apos;s site, and shown here.</source>
        <translation>第一张证书在平台网站上申请，进度会显示在这里。</translation>
    </message>
    <message>
        <source>What the CA has approved, and waits for its UKEY, is shown here.</source>
        <translation>审核通过、等着写入 UKEY 的，会列在这里。</translation>
    </message>
    <message>
        <source>What is finished is shown here.</source>
        <translation>办完的业务会列在这里。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>这里还没有业务</translation>
    </message>
    <message>
        <source>To my certificates</source>
        <translation>去我的证书</translation>
    </message>
    <message>
        <source>My applications</source>
        <translation>我的业务</translation>
    </message>
    <message>
        <source>Start something new</source>
        <translation>办理新业务</translation>
    </message>
    <message>
        <source>New certificates</source>
        <translation>正在办理的制作申请</translation>
    </message>
    <message>
        <source>Other services</source>
        <translation>正在办理的其他业务</translation>
    </message>
    <message>
        <source>To download</source>
        <translation>可下载证书</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成申请</translation>
    </message>
    <message>
        <source>Renewal: the certificate is about to expire</source>
        <translation>延期续费：证书快到期了</translation>
    </message>
    <message>
        <source>Unlock: the PIN is forgotten</source>
        <translation>解锁：忘了 PIN</translation>
    </message>
    <message>
        <source>Renewal, key recovery and unlocking start at the certificate.</source>
        <translation>续费、密钥恢复和解锁，都从对应的证书开始办理。</translation>
    </message>
    <message>
        <source>A new certificate: apply on the portal&apos;s web site</source>
        <translation>新证书：在平台网站上申请</translation>
    </message>
    <message>
        <source>To the portal&apos;s web site</source>
        <translation>去平台网站</translation>
    </message>
    <message>
        <source>This account has no certificate and no application yet.</source>
        <translation>此账号还没有证书，也没有业务。</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::LastTry</name>
    <message>
        <source>Advised</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>I remember it: try once more</source>
        <translation>记得，再试一次</translation>
    </message>
    <message>
        <source>I know that one more wrong PIN locks the UKEY</source>
        <translation>我知道再错一次，UKEY 就会锁定</translation>
    </message>
    <message>
        <source>One click tries it once; the program never tries again by itself.</source>
        <translation>按一次只验证一次，程序不会替您重试。</translation>
    </message>
    <message>
        <source>Tick the line above first</source>
        <translation>先勾选上面一项</translation>
    </message>
    <message>
        <source>Use the last try</source>
        <translation>用最后一次验证</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::LoadingPage</name>
    <message>
        <source>One moment</source>
        <translation>请稍候</translation>
    </message>
    <message>
        <source>Looking where this application stands</source>
        <translation>正在查看这份业务办到了哪一步</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::LoginForm</name>
    <message>
        <source>Enter the user name that the certificate was applied for with.</source>
        <translation>请输入当时申请证书的用户名。</translation>
    </message>
    <message>
        <source>Enter the password.</source>
        <translation>请输入密码。</translation>
    </message>
    <message>
        <source>Connecting to the portal</source>
        <translation>正在连接平台</translation>
    </message>
    <message>
        <source>Logging in</source>
        <translation>正在登录</translation>
    </message>
    <message>
        <source>A login token is kept in the system keychain. Never the password, never a PIN.</source>
        <translation>登录凭据存在系统钥匙串里；不保存密码，也不保存 PIN。</translation>
    </message>
    <message>
        <source>This PC has no system keychain that could keep it, so you log in at each start.</source>
        <translation>这台电脑没有可用的系统钥匙串，每次打开都要登录。</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Keep me logged in</source>
        <translation>保持登录</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Logging in. If it takes long, look for the system&apos;s prompt window: it may ask whether the login may be kept.</source>
        <translation>正在登录。如果等得久，请找一找系统弹出的提示窗口：它可能在问是否允许保存登录。</translation>
    </message>
    <message>
        <source>Forgot the password?</source>
        <translation>忘记密码？</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::LoginPage</name>
    <message>
        <source>Please log in once more</source>
        <translation>请再登录一次</translation>
    </message>
    <message>
        <source>What you typed stays. You go on from the same step.</source>
        <translation>填好的不会丢，登录后从这一步接着办。</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Enter user name and password</source>
        <translation>请输入用户名和密码</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::LossReasonPage</name>
    <message>
        <source>What happened to the UKEY?</source>
        <translation>UKEY 怎么了？</translation>
    </message>
    <message>
        <source>If somebody else may have it, the old certificate can be frozen at once.</source>
        <translation>丢了或被偷，可以马上冻结旧证书。</translation>
    </message>
    <message>
        <source>It is lost</source>
        <translation>遗失</translation>
    </message>
    <message>
        <source>You do not know where it is.</source>
        <translation>不知道在哪里。</translation>
    </message>
    <message>
        <source>It was stolen</source>
        <translation>被盗</translation>
    </message>
    <message>
        <source>Somebody else has it, or may have it.</source>
        <translation>在别人手里，或可能在别人手里。</translation>
    </message>
    <message>
        <source>It is damaged</source>
        <translation>损坏</translation>
    </message>
    <message>
        <source>You have it, but it does not work any more.</source>
        <translation>在手边，但是用不了。</translation>
    </message>
    <message>
        <source>Freeze the old certificate now</source>
        <translation>马上冻结旧证书</translation>
    </message>
    <message>
        <source>Choose one first</source>
        <translation>请先选一项</translation>
    </message>
    <message>
        <source>It happens at once, with Next: nobody can sign with it then, and the recovered certificate takes its place. Choosing otherwise later, or withdrawing, does not lift it: unfreeze it under My certificates, or call the help desk.</source>
        <translation>点“下一步”后立即生效：任何人都不能再用它签名，恢复后的证书会代替它。之后改选或撤回都不会解冻，需要时请在“我的证书”中解冻，或致电客服。</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::MailedCodeEntry</name>
    <message>
        <source>Enter the code from the e-mail</source>
        <translation>请输入邮件中的验证码</translation>
    </message>
    <message>
        <source>Have the code sent first</source>
        <translation>请先获取验证码</translation>
    </message>
    <message>
        <source>Code from the e-mail</source>
        <translation>邮箱验证码</translation>
    </message>
    <message>
        <source>Send it again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>Send the code</source>
        <translation>获取验证码</translation>
    </message>
    <message>
        <source>It was sent to %1, and is good until %2. Look in the spam folder too.</source>
        <translation>已发到 %1，%2 前有效。也请看一下垃圾邮件。</translation>
    </message>
    <message>
        <source>It goes to %1.</source>
        <translation>将发到 %1。</translation>
    </message>
    <message>
        <source>It can be sent again in %1:%2.</source>
        <translation>%1:%2 后可以重新发送。</translation>
    </message>
    <message>
        <source>It was sent to the e-mail address that is registered for this user name, and is good until %1. If nothing comes, look in the spam folder and check the user name.</source>
        <translation>已发到此用户名的注册邮箱，%1 前有效。没有收到的话，请看看垃圾邮件，并核对用户名。</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::MainWindow</name>
    <message>
        <source>CertDesk</source>
        <translation>数字证书服务助手</translation>
    </message>
    <message>
        <source>My applications</source>
        <translation>我的业务</translation>
    </message>
    <message>
        <source>My certificates</source>
        <translation>我的证书</translation>
    </message>
    <message>
        <source>Logged in, but this PC could not keep the login</source>
        <translation>已经登录，但这台电脑没能保留登录</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>首页</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>The window closes once the UKEY is written</source>
        <translation>UKEY 写完之后才能关闭窗口</translation>
    </message>
    <message>
        <source>: </source>
        <translation>：</translation>
    </message>
    <message>
        <source>The UKEY was pulled, so you are logged out</source>
        <translation>UKEY 已拔出，已退出登录</translation>
    </message>
    <message>
        <source>My UKEY</source>
        <translation>我的 UKEY</translation>
    </message>
    <message>
        <source>You logged in with a certificate that has expired: until it is renewed, its renewal is all that can be done. For everything else log in with your password.</source>
        <translation>您是用已到期的证书登录的：续费之前只能办它的延期续费。办其他业务请用密码登录。</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::MaterialBlock</name>
    <message>
        <source>Files not added: %1. At most %2 are taken here; take one out first.</source>
        <translation>有 %1 个文件没有添加。这里最多 %2 个，请先移除再添加。</translation>
    </message>
    <message>
        <source>A folder cannot be added. Choose the files in it.</source>
        <translation>不能添加文件夹，请选择里面的文件。</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 已经有了。</translation>
    </message>
    <message>
        <source>There is no file and no picture to paste.</source>
        <translation>剪贴板里没有文件或图片。</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <source>No more files are taken here.</source>
        <translation>已满，不能再添加。</translation>
    </message>
    <message>
        <source>Drag files here</source>
        <translation>把文件拖到这里</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Choose files: %1</source>
        <translation>选择文件：%1</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Paste: %1</source>
        <translation>粘贴：%1</translation>
    </message>
    <message>
        <source>%1 (required)</source>
        <translation>%1（必需）</translation>
    </message>
    <message>
        <source>Sent back: %1</source>
        <translation>已退回：%1</translation>
    </message>
    <message>
        <source>On %1 the code of this form was not found: see that the whole sheet is in the picture, and sharp. It can be sent all the same; the reviewer looks at it.</source>
        <translation>在 %1 上没有找到本受理表的二维码：请确认整页都拍到了，而且清晰。仍可提交，由审核人员查看。</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::MaterialRow</name>
    <message>
        <source>Make it smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Choose again</source>
        <translation>重新选择</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>现在重试</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::MaterialsPage</name>
    <message>
        <source>Add the bank&apos;s receipt of the transfer. It is sent as soon as it is added.</source>
        <translation>请添加银行的转账回单，添加后立即上传。</translation>
    </message>
    <message>
        <source>Photograph or scan the papers and add them. They are sent as they are added; no copy stays on this PC.</source>
        <translation>拍照或扫描后添加，添加后立即上传，本机不留副本。</translation>
    </message>
    <message>
        <source>The application was sent back: %1</source>
        <translation>申请已退回：%1</translation>
    </message>
    <message>
        <source>Saving the change</source>
        <translation>正在保存改动</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::MoreBelow</name>
    <message>
        <source>More below</source>
        <translation>下面还有</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::NavSidebar</name>
    <message>
        <source>You are here</source>
        <translation>您在这里</translation>
    </message>
    <message>
        <source>%1, %2 waiting for you</source>
        <translation>%1，%2 件等您处理</translation>
    </message>
    <message>
        <source>Account and settings</source>
        <translation>账号和设置</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::NewPinPage</name>
    <message>
        <source>Choose a new PIN for the UKEY</source>
        <translation>为 UKEY 设置新 PIN</translation>
    </message>
    <message>
        <source>%1, ending in %2. Its keys and certificates stay as they are.</source>
        <translation>%1，尾号 %2。里面的密钥和证书不会变。</translation>
    </message>
    <message>
        <source>Unlock the UKEY with it</source>
        <translation>用它解锁 UKEY</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::NewSecretEntry</name>
    <message>
        <source>The two are not the same.</source>
        <translation>两次输入不一致。</translation>
    </message>
    <message>
        <source>Both are the same.</source>
        <translation>两次输入一致。</translation>
    </message>
    <message>
        <source>Choose a password</source>
        <translation>请设置密码</translation>
    </message>
    <message>
        <source>Enter the password once more</source>
        <translation>请再输入一次密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>At least 10 characters: letters with digits or signs, without the user name.</source>
        <translation>至少 10 个字符，字母加数字或符号，不含用户名。</translation>
    </message>
    <message>
        <source>Something you will still know in years, and others do not. Upper and lower case are the same.</source>
        <translation>请设几年后自己还记得、别人不知道的内容，不分大小写。</translation>
    </message>
    <message>
        <source>New password once more</source>
        <translation>再次输入新密码</translation>
    </message>
    <message>
        <source>Enter a security answer</source>
        <translation>请输入安全问题答案</translation>
    </message>
    <message>
        <source>Enter the security answer once more</source>
        <translation>请再输入一次安全问题答案</translation>
    </message>
    <message>
        <source>New security answer</source>
        <translation>新的安全问题答案</translation>
    </message>
    <message>
        <source>New security answer once more</source>
        <translation>再次输入新的安全问题答案</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::OpenFilesPage</name>
    <message>
        <source>Is a bid still waiting to be opened?</source>
        <translation>还有没开标的投标吗？</translation>
    </message>
    <message>
        <source>The renewal replaces the signing key on this UKEY. Please think of these first.</source>
        <translation>续费会换掉这个 UKEY 里的签名密钥。办理前请先想一想：</translation>
    </message>
    <message>
        <source>Bids that are handed in and not opened yet</source>
        <translation>已经递交、还没开标的投标</translation>
    </message>
    <message>
        <source>Many bidding platforms open a bid only with the certificate it was signed and encrypted with. After the renewal its signing key is gone.</source>
        <translation>许多招投标平台只认投标时签名、加密用的那个证书。续费后，那个签名密钥就没有了。</translation>
    </message>
    <message>
        <source>Files that were encrypted to you</source>
        <translation>别人加密给您的文件</translation>
    </message>
    <message>
        <source>They still open: the old encryption key stays on the UKEY, for good.</source>
        <translation>照样能打开：旧加密密钥一直留在 UKEY 里。</translation>
    </message>
    <message>
        <source>Is there such a bid?</source>
        <translation>有这样的投标吗？</translation>
    </message>
    <message>
        <source>No, no bid is waiting</source>
        <translation>没有，没有在等开标的投标</translation>
    </message>
    <message>
        <source>Or none that was made with this certificate.</source>
        <translation>或者都不是用这个证书做的。</translation>
    </message>
    <message>
        <source>Yes, or I am not sure</source>
        <translation>有，或者不确定</translation>
    </message>
    <message>
        <source>Ask whoever hands in the bids before you go on.</source>
        <translation>请先问问负责投标的同事，再继续办理。</translation>
    </message>
    <message>
        <source>Better wait until it is opened, or ask the bidding platform. The application stays under My applications until you go on.</source>
        <translation>最好等到开标以后，或者先问招投标平台。申请会留在“我的业务”里，随时可以接着办。</translation>
    </message>
    <message>
        <source>I have asked, and renew all the same</source>
        <translation>我已经问过，仍要续费</translation>
    </message>
    <message>
        <source>You have answered this, and the portal has noted it.</source>
        <translation>您已经回答过，平台已记录。</translation>
    </message>
    <message>
        <source>The certificate has ended</source>
        <translation>证书已经到期</translation>
    </message>
    <message>
        <source>It ended on %1. Nothing can be signed with it any more; the new years count from now.</source>
        <translation>证书已于 %1 到期，不能再用来签名；新的年限从现在算起。</translation>
    </message>
    <message>
        <source>There is time</source>
        <translation>不用着急</translation>
    </message>
    <message>
        <source>The present certificate is good until %1. Waiting costs no days: the new years are added to that end.</source>
        <translation>现在的证书到 %1 才到期。等一等不会少一天：新的年限从那天接着算。</translation>
    </message>
    <message>
        <source>Wait, or tick that you renew all the same</source>
        <translation>可以先等一等；要继续请勾选</translation>
    </message>
    <message>
        <source>Choose one first</source>
        <translation>请先选一项</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::PageStrip</name>
    <message>
        <source>Earlier</source>
        <translation>前移</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>后移</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Page %1: earlier</source>
        <translation>第 %1 页：前移</translation>
    </message>
    <message>
        <source>Page %1: later</source>
        <translation>第 %1 页：后移</translation>
    </message>
    <message>
        <source>Page %1: rotate</source>
        <translation>第 %1 页：旋转</translation>
    </message>
    <message>
        <source>Page %1: take out</source>
        <translation>第 %1 页：移除</translation>
    </message>
    <message>
        <source>Take out page %1? The portal forgets it; your own file stays.</source>
        <translation>移除第 %1 页？平台上的会删除，您自己的文件不变。</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Page %1 was sent back: %2</source>
        <translation>第 %1 页已退回：%2</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>更换</translation>
    </message>
    <message>
        <source>Replace page %1</source>
        <translation>更换第 %1 页</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::PageView</name>
    <message>
        <source>A PDF is not shown here; look at your own file.</source>
        <translation>这里不显示 PDF，请查看您自己的文件。</translation>
    </message>
    <message>
        <source>It could not be fetched to be shown.</source>
        <translation>没能取来显示。</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::PaymentPage</name>
    <message>
        <source>Paid</source>
        <translation>缴费成功</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>缴费</translation>
    </message>
    <message>
        <source>The payment has arrived. One application is charged once.</source>
        <translation>款项已到账。一份申请只收一次费。</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>业务类型</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书名称</translation>
    </message>
    <message>
        <source>Handled by</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Applied for</source>
        <translation>申请时间</translation>
    </message>
    <message>
        <source>The payment did not go through.</source>
        <translation>支付没有成功。</translation>
    </message>
    <message>
        <source>Another amount than is due has arrived.</source>
        <translation>到账金额与应付金额不符。</translation>
    </message>
    <message>
        <source>The money came after the code had expired.</source>
        <translation>付款码过期之后才收到款项。</translation>
    </message>
    <message>
        <source>The payment was paid back.</source>
        <translation>款项已退回。</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Goes on once it is paid</source>
        <translation>到账后才能继续</translation>
    </message>
    <message>
        <source>Either way will do. One application is charged once, never twice. You may also pay later: it waits for you under My applications.</source>
        <translation>任选一种。一份申请只收一次，不会重复扣款。也可以稍后再付：到“我的业务”里接着办。</translation>
    </message>
    <message>
        <source>You have said that it is transferred, and the voucher is there.</source>
        <translation>您已说明款已转出，缴费凭证也已上传。</translation>
    </message>
    <message>
        <source>You have said that it is transferred; there is no code to scan any more.</source>
        <translation>您已说明款已转出，这里不再显示付款二维码。</translation>
    </message>
    <message>
        <source>Pay on line instead</source>
        <translation>改为在线支付</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::PaymentResult</name>
    <message>
        <source>Paid: %1 on %2.</source>
        <translation>已付 %1，到账时间 %2。</translation>
    </message>
    <message>
        <source>Paid.</source>
        <translation>已付款。</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>业务受理号</translation>
    </message>
    <message>
        <source>Paid for</source>
        <translation>订单名称</translation>
    </message>
    <message>
        <source>Amount due</source>
        <translation>总金额</translation>
    </message>
    <message>
        <source>Trade number</source>
        <translation>支付宝交易号</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>买家</translation>
    </message>
    <message>
        <source>State</source>
        <translation>交易状态</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>支付成功</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Payment result</source>
        <translation>证书缴费结果</translation>
    </message>
    <message>
        <source>It is on its way to the printer.</source>
        <translation>已发送到打印机。</translation>
    </message>
    <message>
        <source>The printer did not take it. See whether it is on and has paper.</source>
        <translation>打印没有成功。请看打印机是否开机、有纸。</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::PinEntry</name>
    <message>
        <source>This UKEY takes %1 to %2 characters.</source>
        <translation>这个 UKEY 要 %1 到 %2 位。</translation>
    </message>
    <message>
        <source>Factory PIN</source>
        <translation>出厂 PIN</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>It is on the letter that came with the UKEY.</source>
        <translation>在随 UKEY 给您的信封上。</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>新 PIN</translation>
    </message>
    <message>
        <source>Of your own choice, %1 to %2 characters</source>
        <translation>自己定，%1 到 %2 位</translation>
    </message>
    <message>
        <source>New PIN once more</source>
        <translation>再输一次新 PIN</translation>
    </message>
    <message>
        <source>So that no slip of the finger locks you out.</source>
        <translation>免得手滑输错。</translation>
    </message>
    <message>
        <source>This UKEY takes its PIN on its own keys. Press the button, then type it there.</source>
        <translation>这个 UKEY 的 PIN 在它自己的键盘上输。先按按钮，再在上面输入。</translation>
    </message>
    <message>
        <source>This UKEY still has its factory PIN. Choose one of your own before it is used.</source>
        <translation>这个 UKEY 还在用出厂 PIN，用之前请设一个自己的。</translation>
    </message>
    <message>
        <source>The PIN is locked</source>
        <translation>PIN 已锁定</translation>
    </message>
    <message>
        <source>Enter the factory PIN first</source>
        <translation>请输入出厂 PIN</translation>
    </message>
    <message>
        <source>Enter the PIN first</source>
        <translation>请输入 PIN</translation>
    </message>
    <message>
        <source>Choose a new PIN</source>
        <translation>请设一个新 PIN</translation>
    </message>
    <message>
        <source>Enter the new PIN once more</source>
        <translation>请再输一次新 PIN</translation>
    </message>
    <message>
        <source>The new PIN has to differ from the factory PIN.</source>
        <translation>新 PIN 不能和出厂 PIN 一样。</translation>
    </message>
    <message>
        <source>The two are not the same. Enter it once more.</source>
        <translation>两次不一样，请再输一次。</translation>
    </message>
    <message>
        <source>This UKEY takes at least %1 characters.</source>
        <translation>这个 UKEY 至少要 %1 位。</translation>
    </message>
    <message>
        <source>Of your own choice, at least %1 characters</source>
        <translation>自己定，至少 %1 位</translation>
    </message>
    <message>
        <source>Present PIN</source>
        <translation>现在的 PIN</translation>
    </message>
    <message>
        <source>This UKEY still has its factory PIN, and takes PINs on its own keys. Press the button; then type there the factory PIN, a new one twice, and the new one once more to log in.</source>
        <translation>这个 UKEY 还是出厂 PIN，而且 PIN 要在它自己的按键上输入。按下按钮，然后在上面输入出厂 PIN、两遍新 PIN，再输一遍新 PIN 登录。</translation>
    </message>
    <message>
        <source>Enter the present PIN first</source>
        <translation>请先输入现在的 PIN</translation>
    </message>
    <message>
        <source>Anybody would try this one first. Choose one that is no row and no repeated digit.</source>
        <translation>这是别人最先会试的。请不要用连号，也不要重复同一个数字。</translation>
    </message>
    <message>
        <source>It is the same as the old one. Choose another.</source>
        <translation>和原来的一样，请换一个。</translation>
    </message>
    <message>
        <source>A good PIN.</source>
        <translation>不错的 PIN。</translation>
    </message>
    <message>
        <source>It will do; a longer one is better.</source>
        <translation>可以用；再长一点更好。</translation>
    </message>
    <message>
        <source>Both are the same.</source>
        <translation>两次一样。</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>两次不一样。</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::PinField</name>
    <message>
        <source>One click tries it once; the program never tries again by itself.</source>
        <translation>按一次只验证一次，程序不会替您重试。</translation>
    </message>
    <message>
        <source>A wrong PIN was given before. Think again: several in a row lock the UKEY.</source>
        <translation>之前输错过，连续输错会锁定。</translation>
    </message>
    <message>
        <source>The UKEY says: one more wrong PIN locks it.</source>
        <translation>UKEY 报告：再错一次就会锁定。</translation>
    </message>
    <message>
        <source>This UKEY is locked. It takes no PIN until it is unlocked.</source>
        <translation>这个 UKEY 已经锁定，解锁以后才能用。</translation>
    </message>
    <message>
        <source>It still has its factory PIN, which has to be changed first.</source>
        <translation>还是出厂 PIN，用之前先改掉。</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::PinPage</name>
    <message>
        <source>Enter the PIN of the UKEY</source>
        <translation>输入 UKEY 的 PIN</translation>
    </message>
    <message>
        <source>Choose a PIN of your own</source>
        <translation>设一个自己的 PIN</translation>
    </message>
    <message>
        <source>One PIN try is left</source>
        <translation>PIN 只剩最后一次</translation>
    </message>
    <message>
        <source>The PIN of this UKEY is locked</source>
        <translation>这个 UKEY 的 PIN 已锁定</translation>
    </message>
    <message>
        <source>%1, ending in %2</source>
        <translation>%1，尾号 %2</translation>
    </message>
    <message>
        <source>It takes no PIN any more. Its certificates and keys are not damaged. Use another UKEY, or call the help desk to have it unlocked.</source>
        <translation>它不再接受 PIN，里面的证书和密钥都没有损坏。请换一个 UKEY，或打客服电话办理解锁。</translation>
    </message>
    <message>
        <source>Not sure: use another UKEY</source>
        <translation>拿不准，换一个 UKEY</translation>
    </message>
    <message>
        <source>The last try stays.</source>
        <translation>最后一次机会留着</translation>
    </message>
    <message>
        <source>You go on from this step.</source>
        <translation>从这一步接着办</translation>
    </message>
    <message>
        <source>Or call the help desk first.</source>
        <translation>也可以先打客服电话</translation>
    </message>
    <message>
        <source>Use another UKEY</source>
        <translation>换一个 UKEY</translation>
    </message>
    <message>
        <source>Set the PIN and go on</source>
        <translation>设好 PIN，继续</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>That PIN was wrong; one try is left</source>
        <translation>PIN 不对，只剩最后一次</translation>
    </message>
    <message>
        <source>UKEY in use: %1</source>
        <translation>正在用的 UKEY：%1</translation>
    </message>
    <message>
        <source>Nothing that was done is lost.</source>
        <translation>已经办好的都在。</translation>
    </message>
    <message>
        <source>Change it on the reader</source>
        <translation>到读卡器上修改</translation>
    </message>
    <message>
        <source>Not sure: leave it for now</source>
        <translation>拿不准：先不试</translation>
    </message>
    <message>
        <source>A forgotten PIN can be set anew: unlock it first.</source>
        <translation>忘了 PIN 可以重设：先办解锁。</translation>
    </message>
    <message>
        <source>Back to my applications</source>
        <translation>回到我的业务</translation>
    </message>
    <message>
        <source>It takes no PIN any more. Its certificates and keys are not damaged. Unlock it; this application goes on afterwards, from here.</source>
        <translation>它不再接受任何 PIN。里面的证书和密钥没有损坏。请先解锁，之后这份申请从这一步接着办。</translation>
    </message>
    <message>
        <source>Unlock it</source>
        <translation>解锁</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::PracticeBanner</name>
    <message>
        <source>Practice</source>
        <translation>演练环境</translation>
    </message>
    <message>
        <source>Nothing done here has legal effect, and no payment is ever taken.</source>
        <translation>这里办的一切没有法律效力，付款不会真的扣钱。</translation>
    </message>
    <message>
        <source>Practice desk</source>
        <translation>演练台</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::PracticePanel</name>
    <message>
        <source>serial ending %1</source>
        <translation>尾号 %1</translation>
    </message>
    <message>
        <source>Pull out</source>
        <translation>拔出</translation>
    </message>
    <message>
        <source>Put in</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>Pull out %1, ending %2</source>
        <translation>拔出%1，尾号 %2</translation>
    </message>
    <message>
        <source>Put in %1, ending %2</source>
        <translation>插入%1，尾号 %2</translation>
    </message>
    <message>
        <source>The drawer is empty.</source>
        <translation>抽屉里没有 UKEY。</translation>
    </message>
    <message>
        <source>Fold the mail %1</source>
        <translation>收起邮件：%1</translation>
    </message>
    <message>
        <source>Read the mail %1</source>
        <translation>打开邮件：%1</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>授权码</translation>
    </message>
    <message>
        <source>No mail yet. The code arrives here once the CA has approved.</source>
        <translation>还没有邮件。审核通过以后，授权码会寄到这里。</translation>
    </message>
    <message>
        <source>Practice desk</source>
        <translation>演练台</translation>
    </message>
    <message>
        <source>Close the practice desk</source>
        <translation>关闭演练台</translation>
    </message>
    <message>
        <source>The drawer with UKEYs</source>
        <translation>UKEY 抽屉</translation>
    </message>
    <message>
        <source>Mail box</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>What you would know</source>
        <translation>您知道的</translation>
    </message>
    <message>
        <source>Pay it</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Pay %1</source>
        <translation>付款 %1</translation>
    </message>
    <message>
        <source>The cashier</source>
        <translation>收银台</translation>
    </message>
    <message>
        <source>The help desk, on the telephone</source>
        <translation>客服热线</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::PrintPage</name>
    <message>
        <source>Print the acceptance form</source>
        <translation>打印业务受理表</translation>
    </message>
    <message>
        <source>Print it, sign and stamp it, then scan or photograph it: on the next page you upload it.</source>
        <translation>打印后签字、盖章，再扫描或拍照，在下一步上传。</translation>
    </message>
    <message>
        <source>Reference number</source>
        <translation>业务受理号</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>存为 PDF…</translation>
    </message>
    <message>
        <source>I have printed it already</source>
        <translation>以前已经打印过</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Smaller preview</source>
        <translation>缩小预览</translation>
    </message>
    <message>
        <source>Larger preview</source>
        <translation>放大预览</translation>
    </message>
    <message>
        <source>No printer is set up on this PC. Save the form as a PDF and print it elsewhere.</source>
        <translation>这台电脑没有安装打印机。请存为 PDF，到别处打印。</translation>
    </message>
    <message>
        <source>The printer did not take it. See whether it is on and has paper, or save the form as a PDF and print it elsewhere.</source>
        <translation>打印机没有接受。请看看打印机是否开机、有没有纸，或者存为 PDF，到别处打印。</translation>
    </message>
    <message>
        <source>It is on its way to the printer.</source>
        <translation>已经送去打印。</translation>
    </message>
    <message>
        <source>Acceptance form %1</source>
        <extracomment>A file name; %1 is the reference number.</extracomment>
        <translation>业务受理表 %1</translation>
    </message>
    <message>
        <source>Save the acceptance form</source>
        <translation>保存业务受理表</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已存为 %1</translation>
    </message>
    <message>
        <source>Print or save it first</source>
        <translation>请先打印或存为 PDF</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Preview of the acceptance form, sheets: %1</source>
        <translation>业务受理表预览，共 %1 页</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::ProgressPage</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Writing has stopped</source>
        <translation>写入停下了</translation>
    </message>
    <message>
        <source>Writing the UKEY</source>
        <translation>正在写入 UKEY</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>停下了</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>正在进行</translation>
    </message>
    <message>
        <source>about %1 s</source>
        <translation>约 %1 秒</translation>
    </message>
    <message>
        <source>about %1 s to go</source>
        <translation>大约还要 %1 秒</translation>
    </message>
    <message>
        <source>Leave the UKEY in. Nothing is being written at the moment.</source>
        <translation>请让 UKEY 插着，现在没有在写入。</translation>
    </message>
    <message>
        <source>Do not pull out the UKEY. A blinking light is normal.</source>
        <translation>请勿拔出 UKEY。指示灯闪烁是正常的。</translation>
    </message>
    <message>
        <source>Do not pull out the UKEY until it is written. The window stays open.</source>
        <translation>写完之前请勿拔出 UKEY。窗口会一直开着。</translation>
    </message>
    <message>
        <source>If the power or the network fails, you go on from this step. What was done stays done.</source>
        <translation>万一断电或断网，再打开会从这一步接着来，已经办好的不会重做。</translation>
    </message>
    <message>
        <source>Only another UKEY helps: with a key recovery your encryption key comes onto a new one. This application is withdrawn for it.</source>
        <translation>只能换一个 UKEY：办理密钥恢复，您的加密密钥会写到新的 UKEY 上。这份解锁申请会因此撤回。</translation>
    </message>
    <message>
        <source>Apply for a key recovery</source>
        <translation>办理密钥恢复</translation>
    </message>
    <message>
        <source>The UKEY cannot be unlocked</source>
        <translation>这个 UKEY 无法解锁</translation>
    </message>
    <message>
        <source>The UKEY is not unlocked yet</source>
        <translation>UKEY 还没有解锁</translation>
    </message>
    <message>
        <source>Unlocking the UKEY</source>
        <translation>正在解锁 UKEY</translation>
    </message>
    <message>
        <source>Leave the UKEY in. Nothing is being done to it at the moment.</source>
        <translation>请让 UKEY 插着，现在没有对它做任何操作。</translation>
    </message>
    <message>
        <source>Do not pull out the UKEY until it is unlocked. The window stays open.</source>
        <translation>解锁完成之前请勿拔出 UKEY。窗口会一直开着。</translation>
    </message>
    <message>
        <source>This takes longer than usual; it is waited for.</source>
        <translation>比平时慢，正在等待。</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::QrCard</name>
    <message>
        <source>Scan with Alipay</source>
        <translation>支付宝扫码</translation>
    </message>
    <message>
        <source>arrives at once</source>
        <translation>马上到账</translation>
    </message>
    <message>
        <source>Code to pay with</source>
        <translation>付款二维码</translation>
    </message>
    <message>
        <source>Waiting for the payment</source>
        <translation>等待付款</translation>
    </message>
    <message>
        <source>The code has expired</source>
        <translation>付款码已过期</translation>
    </message>
    <message>
        <source>Asking for a code</source>
        <translation>正在获取付款码</translation>
    </message>
    <message>
        <source>There is no code to pay with yet</source>
        <translation>还没有付款码</translation>
    </message>
    <message>
        <source>The order stays the same: nothing is charged twice</source>
        <translation>订单不变，不会重复扣款</translation>
    </message>
    <message>
        <source>valid until %1</source>
        <translation>%1 前有效</translation>
    </message>
    <message>
        <source>Pay in the browser</source>
        <translation>在浏览器里付</translation>
    </message>
    <message>
        <source>Get a new code</source>
        <translation>重新获取付款码</translation>
    </message>
    <message>
        <source>Get the code</source>
        <translation>获取付款码</translation>
    </message>
    <message>
        <source>Practising: it is paid at the practice desk, by the button at the top</source>
        <translation>演练中：请用上方按钮打开演练台付款</translation>
    </message>
    <message>
        <source>Once it is paid this page says so by itself</source>
        <translation>付好以后本页会自动显示结果</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::QuotePage</name>
    <message>
        <source>Price and expiry date</source>
        <translation>费用与到期日</translation>
    </message>
    <message>
        <source>The price comes from the CA. One application is charged once.</source>
        <translation>价格由认证中心定，一份申请只收一次。</translation>
    </message>
    <message>
        <source>The new certificate is valid until</source>
        <translation>新证书的到期日</translation>
    </message>
    <message>
        <source>The same day as before: recovery does not change it.</source>
        <translation>和原来一样，密钥恢复不改变到期日。</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>计费项</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>年数</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>有效期单位</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>优惠折扣</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>总价</translation>
    </message>
    <message>
        <source>To pay in all</source>
        <translation>总价</translation>
    </message>
    <message>
        <source>Agree to the price</source>
        <translation>同意这个价格</translation>
    </message>
    <message>
        <source>The portal has not named a price yet</source>
        <translation>平台还没有给出价格</translation>
    </message>
    <message>
        <source>1 year, %1</source>
        <translation>1 年，%1</translation>
    </message>
    <message>
        <source>%1 years, %2</source>
        <translation>%1 年，%2</translation>
    </message>
    <message>
        <source>Valid until %1</source>
        <translation>有效期至 %1</translation>
    </message>
    <message>
        <source>The present one ended on %1; the years count from now.</source>
        <translation>现在的证书已于 %1 到期，年限从现在算起。</translation>
    </message>
    <message>
        <source>The present one is valid until %1; the years are added to that.</source>
        <translation>现在的证书到 %1 到期，年限从那天接着算。</translation>
    </message>
    <message>
        <source>Choose the years first</source>
        <translation>请先选年限</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::ReceiptCard</name>
    <message>
        <source>Save the receipt</source>
        <extracomment>A file name; %1 is the reference number.</extracomment>
        <translation>保存回执</translation>
    </message>
    <message>
        <source>Receipt %1</source>
        <translation>回执 %1</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Save the signed receipt</source>
        <translation>保存签名回执</translation>
    </message>
    <message>
        <source>Signed file (*.p7s)</source>
        <translation>签名文件 (*.p7s)</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>存为 PDF…</translation>
    </message>
    <message>
        <source>Save the signed file…</source>
        <translation>保存签名文件…</translation>
    </message>
    <message>
        <source>Verified: signed by the portal, under a certificate of the CA.</source>
        <translation>已验证：由平台签名，签名证书由 CA 签发。</translation>
    </message>
    <message>
        <source>The certificates of this service are on the UKEY that is inserted.</source>
        <translation>本次业务的证书都在插着的 UKEY 里。</translation>
    </message>
    <message>
        <source>A later service has changed the UKEY since.</source>
        <translation>之后又办理过业务，UKEY 里的内容已有变化。</translation>
    </message>
    <message>
        <source>Show it under My UKEY</source>
        <translation>在“我的 UKEY”里查看</translation>
    </message>
    <message>
        <source>It is on its way to the printer.</source>
        <translation>已经送去打印。</translation>
    </message>
    <message>
        <source>The printer did not take it. See whether it is on and has paper, or save it as a PDF.</source>
        <translation>打印机没有接受。请看看打印机是否开机、有没有纸，或者存为 PDF。</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已存为 %1</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::RegisterForm</name>
    <message>
        <source>Choose a user name of at least %1 characters</source>
        <translation>用户名至少 %1 个字符</translation>
    </message>
    <message>
        <source>Enter your name</source>
        <translation>请输入姓名</translation>
    </message>
    <message>
        <source>Enter the organisation</source>
        <translation>请输入单位名称</translation>
    </message>
    <message>
        <source>Enter your e-mail address</source>
        <translation>请输入邮箱</translation>
    </message>
    <message>
        <source>Enter a security question</source>
        <translation>请输入安全问题</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Letters, digits, dot, hyphen and underscore.</source>
        <translation>可用字母、数字、点、连字符和下划线。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>邮箱地址</translation>
    </message>
    <message>
        <source>Security question</source>
        <translation>安全问题</translation>
    </message>
    <message>
        <source>It is asked when you apply for a key recovery.</source>
        <translation>申请密钥恢复时会问这个问题。</translation>
    </message>
    <message>
        <source>Create the account</source>
        <translation>注册</translation>
    </message>
    <message>
        <source>Back to the login</source>
        <translation>返回登录</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::ReviewPage</name>
    <message>
        <source>The CA is reviewing it</source>
        <translation>认证中心正在审核</translation>
    </message>
    <message>
        <source>You need not wait here: you may close the window, and go on later on any PC.</source>
        <translation>不用在这里等：可以关掉窗口，以后在哪台电脑上都能接着办。</translation>
    </message>
    <message>
        <source>The CA</source>
        <translation>认证中心</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>没有人</translation>
    </message>
    <message>
        <source>E-mail goes to</source>
        <translation>通知邮箱</translation>
    </message>
    <message>
        <source>Once it is approved you get an e-mail with the authorisation code, and this page goes on by itself.</source>
        <translation>审核通过后，授权码会发到邮箱，这一页也会自动往下走。</translation>
    </message>
    <message>
        <source>Back to my applications</source>
        <translation>回到我的业务</translation>
    </message>
    <message>
        <source>Now with</source>
        <translation>当前处理方</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>提交时间</translation>
    </message>
    <message>
        <source>Something is to be done about it</source>
        <translation>需要您处理</translation>
    </message>
    <message>
        <source>Ask the help desk what is wanted.</source>
        <translation>请向客服询问需要做什么。</translation>
    </message>
    <message>
        <source>Ask the help desk what is wanted: %1.</source>
        <translation>请向客服询问需要做什么：%1。</translation>
    </message>
    <message>
        <source>The CA has sent it back, and nothing here can be changed.</source>
        <translation>认证中心退回了申请，但这里没有可以修改的内容。</translation>
    </message>
    <message>
        <source>The CA has sent it back: %1</source>
        <translation>认证中心退回：%1</translation>
    </message>
    <message>
        <source>It is waiting for you</source>
        <translation>正在等待您处理</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>开始时间</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::SecretEdit</name>
    <message>
        <source>Hide what is typed</source>
        <translation>隐藏输入的内容</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>显示输入的内容</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::SettingsMenu</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Same as the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>My account</source>
        <translation>我的账号</translation>
    </message>
    <message>
        <source>What was done on this PC</source>
        <translation>本机操作记录</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::SlowNotice</name>
    <message>
        <source>The UKEY has not answered for a long while. You may go on waiting. If you stop waiting, the UKEY may have done it all the same; CertDesk looks before it goes on.</source>
        <translation>UKEY 很久没有回应，可以接着等。不等的话，UKEY 也可能已经做完，程序会先查看再继续。</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>不等了</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::Stages</name>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>current</source>
        <translation>正在进行</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>没有成功</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::StartWindow</name>
    <message>
        <source>CertDesk</source>
        <translation>数字证书服务助手</translation>
    </message>
    <message>
        <source>No portal is set up yet</source>
        <translation>还没有设置平台</translation>
    </message>
    <message>
        <source>CertDesk works with the portal of your certification authority, and this PC does not know yet which one. The CA&apos;s instructions say how it is set up; its help desk or your own IT helps.</source>
        <translation>本程序要连接 CA 机构的业务平台，这台电脑还不知道是哪一个。设置方法见 CA 机构的使用说明，也可以找 CA 客服或本单位的信息技术人员。</translation>
    </message>
    <message>
        <source>For whoever sets it up: the line portal = &quot;https://…&quot; in the file certdesk.toml.</source>
        <translation>给设置的人：在 certdesk.toml 里写上 portal = &quot;https://…&quot; 这一行。</translation>
    </message>
    <message>
        <source>Until then you can practise: everything happens on this PC, with UKEYs and mail that are made up. Nothing has legal effect.</source>
        <translation>在此之前可以先演练：一切都在这台电脑上进行，UKEY 和邮件都是模拟的，不具法律效力。</translation>
    </message>
    <message>
        <source>Start the practice environment</source>
        <translation>打开演练环境</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>It is being prepared…</source>
        <translation>正在准备…</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::StatusCard</name>
    <message>
        <source>Another reason</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>The UKEY is missing</source>
        <translation>UKEY 暂时找不到</translation>
    </message>
    <message>
        <source>Somebody else may be using it</source>
        <translation>怀疑被他人使用</translation>
    </message>
    <message>
        <source>Not needed for a while</source>
        <translation>一段时间内不使用</translation>
    </message>
    <message>
        <source>The UKEY was found</source>
        <translation>UKEY 已找到</translation>
    </message>
    <message>
        <source>It is needed again</source>
        <translation>需要重新使用</translation>
    </message>
    <message>
        <source>Somebody else has the UKEY or its PIN</source>
        <translation>UKEY 或 PIN 已落入他人之手</translation>
    </message>
    <message>
        <source>Not needed any more</source>
        <translation>不再使用</translation>
    </message>
    <message>
        <source>Another certificate took its place</source>
        <translation>已有别的证书代替</translation>
    </message>
    <message>
        <source>REVOKE</source>
        <comment>the word that is typed before the end</comment>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Choose a reason first</source>
        <translation>请先选择原因</translation>
    </message>
    <message>
        <source>Enter your password</source>
        <translation>请输入登录密码</translation>
    </message>
    <message>
        <source>Type the word to confirm</source>
        <translation>请输入确认文字</translation>
    </message>
    <message>
        <source>Frozen: %1</source>
        <translation>已冻结：%1</translation>
    </message>
    <message>
        <source>In use again: %1</source>
        <translation>已解冻：%1</translation>
    </message>
    <message>
        <source>Revoked: %1</source>
        <translation>已撤销：%1</translation>
    </message>
    <message>
        <source>Freeze this certificate?</source>
        <translation>冻结这张证书？</translation>
    </message>
    <message>
        <source>Nobody can use it until you unfreeze it. The keys stay on the UKEY.</source>
        <translation>解冻之前，谁都不能使用它。密钥仍在 UKEY 里。</translation>
    </message>
    <message>
        <source>Freeze it</source>
        <translation>确认冻结</translation>
    </message>
    <message>
        <source>Unfreeze this certificate?</source>
        <translation>解冻这张证书？</translation>
    </message>
    <message>
        <source>It can be used again at once, with the UKEY it is on.</source>
        <translation>解冻后马上就能用原来的 UKEY 使用。</translation>
    </message>
    <message>
        <source>Unfreeze it</source>
        <translation>确认解冻</translation>
    </message>
    <message>
        <source>Revoke this certificate?</source>
        <translation>撤销这张证书？</translation>
    </message>
    <message>
        <source>Revoking is final. To pause, freeze instead.</source>
        <translation>撤销后不能恢复。只是暂停，请用冻结。</translation>
    </message>
    <message>
        <source>Open applications for it end. Files that were encrypted to it still open with the UKEY.</source>
        <translation>正在办理的业务随之结束。以前加密的文件仍可用 UKEY 打开。</translation>
    </message>
    <message>
        <source>Revoke it for good</source>
        <translation>确认撤销</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>不改了</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Your login password</source>
        <translation>登录密码</translation>
    </message>
    <message>
        <source>Type “%1” to confirm</source>
        <translation>请输入“%1”以确认</translation>
    </message>
    <message>
        <source>It is %1, valid until %2.</source>
        <translation>证书：%1，有效期至 %2。</translation>
    </message>
    <message>
        <source>It is %1, on the UKEY ending in %2, valid until %3.</source>
        <translation>证书：%1，在尾号 %2 的 UKEY 里，有效期至 %3。</translation>
    </message>
    <message>
        <source>Forgot the password?</source>
        <translation>忘记密码？</translation>
    </message>
    <message>
        <source>The password of the account %1, not the PIN of a UKEY.</source>
        <translation>是账号 %1 的密码，不是 UKEY 的 PIN。</translation>
    </message>
    <message>
        <source>The portal asks for it also after a login by UKEY, so that whoever has only the UKEY and its PIN cannot do this.</source>
        <translation>用 UKEY 登录的也要输入，这样只拿到 UKEY 和 PIN 的人办不了这件事。</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::SubmitPage</name>
    <message>
        <source>Check everything and submit</source>
        <translation>核对并提交</translation>
    </message>
    <message>
        <source>Once it is submitted the CA reviews it, and nothing here can be changed.</source>
        <translation>提交以后由认证中心审核，这里的内容就不能改了。</translation>
    </message>
    <message>
        <source>The CA sent it back: %1</source>
        <translation>认证中心退回：%1</translation>
    </message>
    <message>
        <source>The old certificate stays as it is until the new one is on the UKEY and confirmed.</source>
        <translation>新证书写好并由平台确认之前，旧证书保持现在的状态。</translation>
    </message>
    <message>
        <source>The UKEY is lost</source>
        <translation>UKEY 遗失</translation>
    </message>
    <message>
        <source>The UKEY was stolen</source>
        <translation>UKEY 被盗</translation>
    </message>
    <message>
        <source>The UKEY is damaged</source>
        <translation>UKEY 损坏</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>办理原因</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>服务协议</translation>
    </message>
    <message>
        <source>Accepted, version %1</source>
        <translation>已接受，版本 %1</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>Security question</source>
        <translation>安全问题</translation>
    </message>
    <message>
        <source>Answered, and the answer is right</source>
        <translation>答案正确</translation>
    </message>
    <message>
        <source>Not at hand yet</source>
        <translation>还没拿到</translation>
    </message>
    <message>
        <source>New UKEY</source>
        <translation>新 UKEY</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Change: %1</source>
        <translation>修改：%1</translation>
    </message>
    <message>
        <source>Submit the application</source>
        <translation>提交申请</translation>
    </message>
    <message>
        <source>Old certificate</source>
        <translation>旧证书</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>已冻结</translation>
    </message>
    <message>
        <source>Not frozen by this application</source>
        <translation>这份申请没有冻结它</translation>
    </message>
    <message>
        <source>Ending in %1; tried, and it can be used</source>
        <translation>尾号 %1，试过，可以用</translation>
    </message>
    <message>
        <source>View</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>View: %1</source>
        <translation>查看：%1</translation>
    </message>
    <message>
        <source>Keys and certificates on the UKEY stay as they are; only its PIN changes.</source>
        <translation>UKEY 里的密钥和证书都不变，只换 PIN。</translation>
    </message>
    <message>
        <source>Open bids</source>
        <translation>未开标的投标</translation>
    </message>
    <message>
        <source>You have thought of them</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Present end</source>
        <translation>现在的到期日</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>年限</translation>
    </message>
    <message>
        <source>UKEY</source>
        <translation>UKEY</translation>
    </message>
    <message>
        <source>Left empty</source>
        <translation>未填写</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::TransferCard</name>
    <message>
        <source>Bank transfer</source>
        <translation>银行转账</translation>
    </message>
    <message>
        <source>arrives in 1 to 2 working days</source>
        <translation>1–2 个工作日到账</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>户名</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>开户行</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>附言</translation>
    </message>
    <message>
        <source>Without the reference the money cannot be told whose it is.</source>
        <translation>附言必填，否则对不上账。</translation>
    </message>
    <message>
        <source>The voucher is uploaded next (%1).</source>
        <translation>转账后要上传凭证（%1）。</translation>
    </message>
    <message>
        <source>I have transferred</source>
        <translation>我已转账</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::UkeyDetail</name>
    <message>
        <source>Change the PIN</source>
        <translation>确认修改</translation>
    </message>
    <message>
        <source>With its PIN everything on the UKEY can be seen. Nothing is changed.</source>
        <translation>输入 PIN 后可以看到里面的全部内容，不会改动任何东西。</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>看里面有什么</translation>
    </message>
    <message>
        <source>Name of this UKEY</source>
        <translation>这个 UKEY 的名称</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>改名</translation>
    </message>
    <message>
        <source>Save the name</source>
        <translation>保存名称</translation>
    </message>
    <message>
        <source>Rename this UKEY</source>
        <translation>给这个 UKEY 改名</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>空间</translation>
    </message>
    <message>
        <source>Change PIN</source>
        <translation>修改 PIN</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Everything on it</source>
        <translation>里面的全部内容</translation>
    </message>
    <message>
        <source>Certificates on it</source>
        <translation>里面的证书</translation>
    </message>
    <message>
        <source>See in My certificates</source>
        <translation>在我的证书里查看</translation>
    </message>
    <message>
        <source>Room in use</source>
        <translation>已用空间</translation>
    </message>
    <message>
        <source>This UKEY does not tell how much room it has.</source>
        <translation>这个 UKEY 不报告空间大小。</translation>
    </message>
    <message>
        <source>%1 left, enough for another set of certificates</source>
        <translation>还剩 %1，够再装一套证书</translation>
    </message>
    <message>
        <source>%1 left, too little for another set of certificates</source>
        <translation>还剩 %1，不够再装一套证书</translation>
    </message>
    <message>
        <source>Nothing is on it.</source>
        <translation>里面什么都没有。</translation>
    </message>
    <message>
        <source>No certificate can be seen without its PIN.</source>
        <translation>不输入 PIN 看不到证书。</translation>
    </message>
    <message>
        <source>Nobody is logged in, so the portal has not said which of these are in use. Nothing can be removed.</source>
        <translation>还没有登录，平台没有说哪些在用，所以什么都不能清除。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Something was begun here and is not finished. Nothing is lost: continue, and it is completed.</source>
        <translation>这里有没办完的业务。什么都没丢：接着办，就能办完。</translation>
    </message>
    <message>
        <source>What has a button beside it may safely go. Encryption keys always stay.</source>
        <translation>旁边有“清除”按钮的可以放心清除。加密密钥始终保留。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::UkeyLoginForm</name>
    <message>
        <source>UKEY ending in %1, until %2</source>
        <translation>尾号 %1 的 UKEY，%2 到期</translation>
    </message>
    <message>
        <source>With which certificate?</source>
        <translation>用哪个证书登录？</translation>
    </message>
    <message>
        <source>With the certificate on the UKEY</source>
        <translation>用 UKEY 上的证书登录</translation>
    </message>
    <message>
        <source>Log in with UKEY</source>
        <translation>用 UKEY 登录</translation>
    </message>
    <message>
        <source>Use the password</source>
        <translation>改用密码</translation>
    </message>
    <message>
        <source>UKEY ending in %1, expired %2: for its renewal alone</source>
        <translation>尾号 %1 的 UKEY，%2 已到期：只能办理续费</translation>
    </message>
    <message>
        <source>%1, UKEY ending in %2</source>
        <translation>%1，尾号 %2 的 UKEY</translation>
    </message>
    <message>
        <source>UKEY ending in %1: not accepted by the portal: frozen, revoked or replaced</source>
        <translation>尾号 %1 的 UKEY：平台不接受，可能已冻结、撤销或被新证书代替</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::UkeyPicker</name>
    <message>
        <source>No UKEY is inserted</source>
        <translation>没有插 UKEY</translation>
    </message>
    <message>
        <source>Put the new UKEY in. It shows up here by itself.</source>
        <translation>请插上新的 UKEY，这里会自动出现。</translation>
    </message>
    <message>
        <source>Put the UKEY with the certificate in. It shows up here by itself.</source>
        <translation>请插上装有这个证书的 UKEY，它会自动出现在这里。</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::UkeyPicture</name>
    <message>
        <source>Do not pull out the UKEY</source>
        <translation>请勿拔出 UKEY</translation>
    </message>
    <message>
        <source>A blinking light is normal</source>
        <translation>灯在闪是正常的</translation>
    </message>
    <message>
        <source>Leave the UKEY in</source>
        <translation>请让 UKEY 插着</translation>
    </message>
    <message>
        <source>Nothing is being written at the moment</source>
        <translation>现在没有在写入</translation>
    </message>
    <message>
        <source>You may pull out the UKEY</source>
        <translation>可以拔出 UKEY 了</translation>
    </message>
    <message>
        <source>%1, serial ending %2</source>
        <translation>%1，尾号 %2</translation>
    </message>
    <message>
        <source>Put the UKEY in</source>
        <translation>请插上 UKEY</translation>
    </message>
    <message>
        <source>It is found by itself</source>
        <translation>插上后会自动认出来</translation>
    </message>
    <message>
        <source>serial ending %1</source>
        <translation>尾号 %1</translation>
    </message>
    <message>
        <source>It is done, and verified</source>
        <translation>已完成并核验</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::UkeyPin</name>
    <message>
        <source>The UKEY is at work. Please leave it in.</source>
        <translation>UKEY 正在工作，请不要拔出。</translation>
    </message>
    <message>
        <source>I know that one more wrong PIN locks the UKEY</source>
        <translation>我知道再输错一次 UKEY 就会锁定</translation>
    </message>
    <message>
        <source>Its PIN is locked, so it takes none. Its certificates and keys are not damaged. It can be unlocked under My certificates.</source>
        <translation>PIN 已锁定，不能再输入。证书和密钥都没有损坏，可在“我的证书”里解锁。</translation>
    </message>
    <message>
        <source>Tick the line above first</source>
        <translation>请先勾选上面一行</translation>
    </message>
    <message>
        <source>Change it on the reader</source>
        <translation>到读卡器上修改</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Unlock it</source>
        <translation>解锁</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::UkeyRow</name>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Continue application %1</source>
        <translation>继续业务 %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Remove: %1</source>
        <translation>清除：%1</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>续费</translation>
    </message>
    <message>
        <source>Renew: %1</source>
        <translation>续费：%1</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::UkeysPage</name>
    <message>
        <source>%1, ending in %2</source>
        <translation>%1，尾号 %2</translation>
    </message>
    <message>
        <source>My UKEY</source>
        <translation>我的 UKEY</translation>
    </message>
    <message>
        <source>Looking for UKEYs</source>
        <translation>正在查找 UKEY</translation>
    </message>
    <message>
        <source>Inserted: %1. What is put in or pulled out shows here by itself.</source>
        <translation>插着 %1 个。插上或拔下，这里会自动更新。</translation>
    </message>
    <message>
        <source>No UKEY is inserted</source>
        <translation>没有插 UKEY</translation>
    </message>
    <message>
        <source>Put it in, and it shows here by itself. If it does not, try another USB port, or call the help desk.</source>
        <translation>插上后这里会自动显示。如果没有显示，请换一个 USB 口，或致电客服。</translation>
    </message>
    <message>
        <source>Your UKEY is not in the list? Pull it out and put it in again, or try another USB port.</source>
        <translation>没有看到您的 UKEY？拔下再插一次，或换一个 USB 口。</translation>
    </message>
    <message>
        <source>The PIN is changed. Only the new one opens this UKEY now.</source>
        <translation>PIN 已修改，以后只认新的 PIN。</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>已清除</translation>
    </message>
    <message>
        <source>See My certificates</source>
        <translation>去看我的证书</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Whether a UKEY is inserted is not known. CertDesk looks again by itself every few seconds.</source>
        <translation>现在不知道有没有插 UKEY。程序每隔几秒会自己再看一次。</translation>
    </message>
    <message>
        <source>Seen last: %1. CertDesk looks again by itself every few seconds.</source>
        <translation>上次看到 %1 个。程序每隔几秒会自己再看一次。</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::UnlockCodePage</name>
    <message>
        <source>Have it unlocked by telephone</source>
        <translation>电话解锁</translation>
    </message>
    <message>
        <source>Call the help desk. Read out the reference number and the request code; they tell you the unlock code.</source>
        <translation>请致电客服，报出业务受理号和请求码，客服会告诉您解锁码。</translation>
    </message>
    <message>
        <source>not made yet</source>
        <translation>尚未生成</translation>
    </message>
    <message>
        <source>It is good as long as the UKEY ending in %1 is in and this page is open.</source>
        <translation>尾号 %1 的 UKEY 不拔出、本页不关闭，请求码就一直有效。</translation>
    </message>
    <message>
        <source>Reference number</source>
        <translation>业务受理号</translation>
    </message>
    <message>
        <source>Unlock code</source>
        <translation>解锁码</translation>
    </message>
    <message>
        <source>Stay on the line: next you choose the new PIN, and then you see whether the UKEY is open.</source>
        <translation>请先不要挂断：接下来设置新 PIN，然后就能看到 UKEY 是否已解锁。</translation>
    </message>
    <message>
        <source>Go on with this code</source>
        <translation>用此解锁码继续</translation>
    </message>
    <message>
        <source>The code has 12 letters and digits</source>
        <translation>解锁码共 12 位字母和数字</translation>
    </message>
    <message>
        <source>The help desk can answer until %1.</source>
        <translation>客服在 %1 之前可以告诉您解锁码。</translation>
    </message>
    <message>
        <source>If they say that the time is over, enter the authorisation code again. The request code stays the same.</source>
        <translation>如果客服说时间已过，请重新输入授权码，请求码不变。</translation>
    </message>
    <message>
        <source>Enter the authorisation code again</source>
        <translation>重新输入授权码</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>客服电话</translation>
    </message>
    <message>
        <source>The request code has changed, because the UKEY was taken out.</source>
        <translation>UKEY 拔出过，请求码已经变了。</translation>
    </message>
    <message>
        <source>The request code has changed.</source>
        <translation>请求码已经变了。</translation>
    </message>
    <message>
        <source>Call again and read out the new one: an unlock code for the former does not fit.</source>
        <translation>请再致电客服，报出新的请求码；原来的解锁码不能用。</translation>
    </message>
    <message>
        <source>Request code</source>
        <translation>请求码</translation>
    </message>
    <message>
        <source>Stay on the line: next the UKEY tries the code, and you see whether it is open.</source>
        <translation>请先不要挂断：接下来 UKEY 会试这个解锁码，您就能看到是否已解锁。</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::WaitUkeyPage</name>
    <message>
        <source>Put the UKEY in</source>
        <translation>请插上 UKEY</translation>
    </message>
    <message>
        <source>Put the UKEY ending in %1 in</source>
        <translation>请插上尾号 %1 的 UKEY</translation>
    </message>
    <message>
        <source>Once it is in, you go on from where it stopped.</source>
        <translation>插上以后，从停下的地方接着办。</translation>
    </message>
    <message>
        <source>If you have read out a request code already: it changes when the UKEY is put in again. Call once more then, and read out the new one.</source>
        <translation>如果已经报过请求码：重新插上后请求码会变，请再致电客服，报出新的。</translation>
    </message>
    <message>
        <source>Serial number, as printed on the case</source>
        <translation>序列号，印在外壳上</translation>
    </message>
    <message>
        <source>%1, ending in %2</source>
        <translation>%1，尾号 %2</translation>
    </message>
    <message>
        <source>Inserted is another one: %1.</source>
        <translation>现在插着的是另一个：%1。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Use another UKEY</source>
        <translation>换一个 UKEY</translation>
    </message>
    <message>
        <source>Once it is in, the PIN is asked and you go on</source>
        <translation>插上后输入 PIN，就接着办</translation>
    </message>
    <message>
        <source>Once it is in, you go on</source>
        <translation>插入后即可继续</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::Withdrawal</name>
    <message>
        <source>Withdraw this application?</source>
        <translation>撤回这份申请？</translation>
    </message>
    <message>
        <source>It ends here, and a new one can be started at any time.</source>
        <translation>撤回后这份申请就结束了，随时可以重新申请。</translation>
    </message>
    <message>
        <source>The old certificate stays as it is.</source>
        <translation>旧证书保持原样。</translation>
    </message>
    <message>
        <source>Withdraw it</source>
        <translation>确认撤回</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>不撤回</translation>
    </message>
    <message>
        <source>It is paid already: ask the help desk first how the money comes back.</source>
        <translation>费用已付：请先向客服问清怎样退款。</translation>
    </message>
    <message>
        <source>If you have transferred the money, ask the help desk first how it comes back.</source>
        <translation>如果已经转账，请先向客服问清怎样退款。</translation>
    </message>
    <message>
        <source>The UKEY stays as it is, and so does what is on it.</source>
        <translation>UKEY 和里面的内容都保持原样。</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::Wizard</name>
    <message>
        <source>Next: %1 %2</source>
        <translation>接下来：%1 %2</translation>
    </message>
    <message>
        <source>Try again first</source>
        <translation>请先重试</translation>
    </message>
    <message>
        <source>Leaving: waiting for the UKEY</source>
        <translation>正在离开，等 UKEY 完成</translation>
    </message>
    <message>
        <source>The PC stays awake.</source>
        <translation>电脑不会休眠。</translation>
    </message>
    <message>
        <source>The UKEY is at work. Please leave it in.</source>
        <translation>UKEY 正在工作，请不要拔出。</translation>
    </message>
</context>
<context>
    <name>certdesk::ui::WizardPage</name>
    <message>
        <source>All %1 steps done</source>
        <translation>%1 步全部完成</translation>
    </message>
    <message>
        <source>This is submitted. You can look at it, not change it.</source>
        <translation>已经提交，只能查看，不能修改。</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Withdraw the application</source>
        <translation>撤回申请</translation>
    </message>
    <message>
        <source>The last step</source>
        <translation>最后一步</translation>
    </message>
    <message>
        <source>Steps to come: %1</source>
        <translation>之后还有 %1 步</translation>
    </message>
    <message>
        <source>See under My UKEY what may go</source>
        <translation>在“我的 UKEY”里看看能移除什么</translation>
    </message>
</context>
</TS>
