using System.Security.Cryptography;
using System.Text;

namespace Retail.Connectors.WooCommerce.Connection;

/// <summary>OAuth 1.0a without tokens, as WooCommerce checks it: all parameters in the query, arrays with explicit indexes.</summary>
internal static class WooOAuth
{
    /// <summary>The address with the signature in its query.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="address">The address; its query is signed, too.</param>
    /// <param name="options">The key, and SHA1 or SHA256.</param>
    /// <param name="nonce">Text that was never sent before with this time.</param>
    /// <param name="timestamp">Seconds since 1970.</param>
    public static Uri Sign(HttpMethod method, Uri address, WooCommerceOptions options, string nonce, string timestamp)
    {
        var isSha1 = options.Authentication == WooAuthenticationMethod.OAuthSha1;
        List<KeyValuePair<string, string>> parameters =
        [
            .. Parse(address.Query),
            new("oauth_consumer_key", options.ConsumerKey),
            new("oauth_nonce", nonce),
            new("oauth_signature_method", isSha1 ? "HMAC-SHA1" : "HMAC-SHA256"),
            new("oauth_timestamp", timestamp),
        ];
        var key = Encoding.ASCII.GetBytes(options.ConsumerSecret + "&");
        var text = Encoding.ASCII.GetBytes(BaseString(method, address, parameters));
        var signature = isSha1 ? Sha1(key, text) : HMACSHA256.HashData(key, text);
        parameters.Add(new("oauth_signature", Convert.ToBase64String(signature)));
        return new UriBuilder(address) { Query = Join(parameters) }.Uri;
    }

    /// <summary>What is signed: method, address and the sorted parameters.</summary>
    public static string BaseString(HttpMethod method, Uri address, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var sorted = parameters
            .Select(parameter => new KeyValuePair<string, string>(Uri.EscapeDataString(parameter.Key), Uri.EscapeDataString(parameter.Value)))
            .OrderBy(parameter => parameter.Key, StringComparer.Ordinal).ThenBy(parameter => parameter.Value, StringComparer.Ordinal)
            .Select(parameter => $"{parameter.Key}={parameter.Value}");
        var place = address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        return $"{method.Method}&{Uri.EscapeDataString(place)}&{Uri.EscapeDataString(string.Join('&', sorted))}";
    }

    private static IEnumerable<KeyValuePair<string, string>> Parse(string query)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var part in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = part.Split('=', 2);
            var name = Uri.UnescapeDataString(pair[0]);
            if (name.EndsWith("[]", StringComparison.Ordinal))
            {
                var index = counts.GetValueOrDefault(name);
                counts[name] = index + 1;
                name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name.AsSpan(0, name.Length - 2)}[{index}]");
            }

            yield return new(name, Uri.UnescapeDataString(pair.Length > 1 ? pair[1] : string.Empty));
        }
    }

    private static string Join(List<KeyValuePair<string, string>> parameters) =>
        string.Join('&', parameters.Select(parameter => $"{Uri.EscapeDataString(parameter.Key)}={Uri.EscapeDataString(parameter.Value)}"));

    private static byte[] Sha1(byte[] key, byte[] text)
    {
#pragma warning disable CA5350 // OAuth 1.0a names HMAC-SHA1, which is not broken as SHA1 itself is; it is used only where it is asked for.
        return HMACSHA1.HashData(key, text);
#pragma warning restore CA5350
    }
}
