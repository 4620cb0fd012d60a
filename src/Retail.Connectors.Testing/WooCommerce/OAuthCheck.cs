using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Testing.WooCommerce;

/// <summary>OAuth 1.0a with one leg, as WooCommerce checks it over plain HTTP; lists are signed with explicit indexes.</summary>
internal sealed class OAuthCheck(ShopState shop)
{
    private const int MostSecondsApart = 15 * 60;

    private readonly Dictionary<string, long> _nonces = new(StringComparer.Ordinal);

    /// <summary>Says what is wrong with a call's signature, in WooCommerce's words.</summary>
    /// <returns>Null when nothing is.</returns>
    public string? Problem(SimulatedRequest request, string secret)
    {
        var method = request.QueryValue("oauth_signature_method");
        if (method is not ("HMAC-SHA1" or "HMAC-SHA256"))
        {
            return "Invalid signature - signature method is invalid.";
        }

        var expected = Sign(BaseText(request), secret, method == "HMAC-SHA256");
        if (request.QueryValue("oauth_signature") != expected)
        {
            return "Invalid signature - provided signature does not match.";
        }

        var now = shop.Now.ToUnixTimeSeconds();
        if (!long.TryParse(request.QueryValue("oauth_timestamp"), CultureInfo.InvariantCulture, out var at) || Math.Abs(now - at) > MostSecondsApart)
        {
            return "Invalid timestamp.";
        }

        var nonce = request.QueryValue("oauth_nonce") ?? "";
        if (_nonces.ContainsKey(nonce))
        {
            return "Invalid nonce - nonce has already been used.";
        }

        foreach (var old in _nonces.Where(seen => seen.Value < now - MostSecondsApart).Select(seen => seen.Key).ToArray())
        {
            _nonces.Remove(old);
        }

        _nonces[nonce] = at;
        return null;
    }

    private static string BaseText(SimulatedRequest request)
    {
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        var pairs = new List<string>();
        foreach (var (name, value) in request.Query)
        {
            if (name == "oauth_signature")
            {
                continue;
            }

            var key = name;
            if (name.EndsWith("[]", StringComparison.Ordinal))
            {
                // PHP numbers the entries of a list before anything is signed.
                var index = indexes.GetValueOrDefault(name);
                indexes[name] = index + 1;
                key = string.Create(CultureInfo.InvariantCulture, $"{name[..^2]}[{index}]");
            }

            pairs.Add($"{Uri.EscapeDataString(key)}={Uri.EscapeDataString(value)}");
        }

        pairs.Sort(StringComparer.Ordinal);
        var address = $"http://{request.Header("Host")}{request.Path}";
        return $"{request.Method}&{Uri.EscapeDataString(address)}&{Uri.EscapeDataString(string.Join('&', pairs))}";
    }

    private static string Sign(string text, string secret, bool sha256)
    {
        var (key, data) = (Encoding.UTF8.GetBytes(secret + "&"), Encoding.UTF8.GetBytes(text));
#pragma warning disable CA5350 // WooCommerce accepts SHA1, so the simulator has to.
        return Convert.ToBase64String(sha256 ? HMACSHA256.HashData(key, data) : HMACSHA1.HashData(key, data));
#pragma warning restore CA5350
    }
}
