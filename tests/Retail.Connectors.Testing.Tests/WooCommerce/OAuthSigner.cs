using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Testing.Tests.WooCommerce;

/// <summary>Signs a recorded call of OAuth 1.0a with another key, in the way it was signed.</summary>
internal static class OAuthSigner
{
    public static SimulatedRequest Sign(SimulatedRequest request, string secret, string name)
    {
        var now = RecordedState.Clock().GetUtcNow().ToUnixTimeSeconds();
        var time = name.Contains("old-timestamp", StringComparison.Ordinal) ? now - 3600 : now;
        var pairs = request.Query.Where(pair => pair.Key != "oauth_signature")
            .Select(pair => pair.Key == "oauth_timestamp" ? new(pair.Key, time.ToString(CultureInfo.InvariantCulture)) : pair).ToArray();
        var text = string.Join('&', pairs.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
        var ordered = string.Join('&', text.Split('&').Order(StringComparer.Ordinal));
        var data = Encoding.UTF8.GetBytes($"{request.Method}&{Uri.EscapeDataString($"http://{request.Header("Host")}{request.Path}")}&{Uri.EscapeDataString(ordered)}");
        var key = Encoding.UTF8.GetBytes(secret + "&");
#pragma warning disable CA5350 // One of the recordings was signed with SHA1.
        var signature = request.QueryValue("oauth_signature_method") == "HMAC-SHA1" ? HMACSHA1.HashData(key, data) : HMACSHA256.HashData(key, data);
#pragma warning restore CA5350
        return request with { QueryString = $"{text}&oauth_signature={Uri.EscapeDataString(Convert.ToBase64String(signature))}" };
    }
}
