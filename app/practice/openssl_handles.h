#pragma once
#include <memory>
#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/pkcs7.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

// OpenSSL's objects with owners.
namespace certdesk::practice {

template <auto release>
struct Release {
  template <class T>
  void operator()(T* object) const noexcept {
    release(object);
  }
};
template <class T, auto release>
using Handle = std::unique_ptr<T, Release<release>>;

using KeyHandle = Handle<EVP_PKEY, EVP_PKEY_free>;
using KeyContext = Handle<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using CipherContext = Handle<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free>;
using DigestContext = Handle<EVP_MD_CTX, EVP_MD_CTX_free>;
using CertificateHandle = Handle<X509, X509_free>;
using NameHandle = Handle<X509_NAME, X509_NAME_free>;
using RequestHandle = Handle<X509_REQ, X509_REQ_free>;
using CrlHandle = Handle<X509_CRL, X509_CRL_free>;
using RevokedHandle = Handle<X509_REVOKED, X509_REVOKED_free>;
using ExtensionHandle = Handle<X509_EXTENSION, X509_EXTENSION_free>;
using PublicKeyHandle = Handle<X509_PUBKEY, X509_PUBKEY_free>;
using IntegerHandle = Handle<ASN1_INTEGER, ASN1_INTEGER_free>;
using EnumeratedHandle = Handle<ASN1_ENUMERATED, ASN1_ENUMERATED_free>;
using TimeHandle = Handle<ASN1_TIME, ASN1_TIME_free>;
using ObjectHandle = Handle<ASN1_OBJECT, ASN1_OBJECT_free>;
using BioHandle = Handle<BIO, BIO_free_all>;
using CmsHandle = Handle<CMS_ContentInfo, CMS_ContentInfo_free>;
using Pkcs7Handle = Handle<PKCS7, PKCS7_free>;
using PrivateKeyInfo = Handle<PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO_free>;

} // namespace certdesk::practice
