using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Retail.Connectors.Testing.WooCommerce.Webhooks;

/// <summary>The signature of a delivery.</summary>
internal static class WebhookSignature
{
    /// <summary>Base64 of HMAC-SHA256 over the raw body; the secret is decoded from HTML entities first.</summary>
    public static string Of(ReadOnlySpan<byte> body, string secret)
        => Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(WebUtility.HtmlDecode(secret)), body));
}
