#include "gate/signed_file.h"

namespace plateglass::gate {

using base::Errc;
using base::fail;
using base::Result;

namespace {

/// What the signature stands for: this kind of file, nothing else that the same key signs.
std::string statement(const std::string& kind, const std::string& canonical)
{
    return "plateglass " + kind + " v1\n" + canonical + "\n";
}

Result<json::Object> objectOf(const std::string& text)
{
    auto value = json::parse(text);
    if (!value || !value->object())
        return fail(Errc::Malformed, "file");
    return std::move(*value->object());
}

} // namespace

Result<std::string> writeSigned(json::Object content, const std::string& kind, const AccountKeys& by)
{
    content.insert_or_assign("kind", kind);
    PG_TRY(const std::string canonical, json::writeCanonical(json::Value(content)));
    const std::string text = statement(kind, canonical);
    base::Bytes signature(crypto_sign_BYTES);
    crypto_sign_detached(signature.data(), nullptr, base::viewOf(text).data(), text.size(), by.signSecret.data());
    content.insert_or_assign("signature", base::toHex(signature));
    return json::writeCanonical(json::Value(std::move(content)));
}

Result<json::Object> readSigned(const std::string& text, const std::string& kind, const PublicKey& signer)
{
    PG_TRY(auto content, objectOf(text));
    const json::Value whole(content);
    if (whole.stringOr("kind", "") != kind)
        return fail(Errc::Malformed, "file");
    const auto signature = base::fromHex(whole.stringOr("signature", ""));
    content.erase("signature");
    PG_TRY(const std::string canonical, json::writeCanonical(json::Value(content)));
    const std::string signedText = statement(kind, canonical);
    if (!signature || signature->size() != crypto_sign_BYTES
        || crypto_sign_verify_detached(signature->data(), base::viewOf(signedText).data(), signedText.size(), signer.data()) != 0)
        return fail(Errc::Corrupt, "signature");
    return content;
}

Result<std::string> claimed(const std::string& text, const std::string& name)
{
    PG_TRY(auto content, objectOf(text));
    auto value = json::Value(std::move(content)).stringOr(name, "");
    if (value.empty())
        return fail(Errc::Malformed, "file");
    return value;
}

std::string sealTo(const PublicKey& box, std::string_view plain)
{
    base::Bytes sealed(crypto_box_SEALBYTES + plain.size());
    crypto_box_seal(sealed.data(), base::viewOf(plain).data(), plain.size(), box.data());
    return base::toBase64Url(sealed);
}

Result<std::string> unseal(const AccountKeys& keys, const std::string& sealed)
{
    const auto bytes = base::fromBase64Url(sealed);
    if (!bytes || bytes->size() < crypto_box_SEALBYTES)
        return fail(Errc::Refused, "approval.sealed");
    std::string plain(bytes->size() - crypto_box_SEALBYTES, '\0');
    if (crypto_box_seal_open(reinterpret_cast<unsigned char*>(plain.data()), bytes->data(), bytes->size(), keys.boxPublic.data(), keys.boxSecret.bytes().data()) != 0)
        return fail(Errc::Refused, "approval.sealed");
    return plain;
}

} // namespace plateglass::gate
