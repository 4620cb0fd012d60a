using System.Security.Cryptography;
using System.Text;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Testing.WooCommerce;

/// <summary>Who calls: over TLS by Basic authentication or keys in the query string, else by OAuth 1.0a.</summary>
internal sealed class WooAuthentication(ShopState shop)
{
    private readonly OAuthCheck _oauth = new(shop);

    /// <summary>Checks a call's key.</summary>
    /// <returns>Null when the call may go on, else the answer.</returns>
    public SimulatedResponse? Refuse(SimulatedRequest request, bool isItem)
    {
        var writes = request.Method is not ("GET" or "HEAD" or "OPTIONS");
        // Over plain HTTP Basic is not even looked at, so the caller is nobody.
        var (user, password) = request.IsSecure ? Credentials(request) : (request.QueryValue("oauth_consumer_key"), null);
        var key = shop.Settings.Keys.FirstOrDefault(candidate => candidate.ConsumerKey == user);
        if (key is null)
        {
            return !request.IsSecure && user is not null ? Refused("Consumer key is invalid.") : Nobody(request.Method, isItem);
        }

        if (request.IsSecure && !Same(key.ConsumerSecret, password ?? ""))
        {
            return Refused("Consumer secret is invalid.");
        }

        if (!request.IsSecure && _oauth.Problem(request, key.ConsumerSecret) is { } problem)
        {
            return Refused(problem);
        }

        var needed = writes ? WooKeyPermissions.Write : WooKeyPermissions.Read;
        return key.Permissions.HasFlag(needed)
            ? null
            : Refused($"The API key provided does not have {(writes ? "write" : "read")} permissions.");
    }

    private static SimulatedResponse Refused(string message)
        => WooErrors.Error(401, "woocommerce_rest_authentication_error", message);

    private static SimulatedResponse Nobody(string method, bool isItem) => (method, isItem) switch
    {
        ("GET" or "HEAD", false) => WooErrors.Error(401, "woocommerce_rest_cannot_view", "Sorry, you cannot list resources."),
        ("GET" or "HEAD", true) => WooErrors.Error(401, "woocommerce_rest_cannot_view", "Sorry, you cannot view this resource."),
        ("DELETE", _) => WooErrors.Error(401, "woocommerce_rest_cannot_delete", "Sorry, you are not allowed to delete this resource."),
        (_, true) => WooErrors.Error(401, "woocommerce_rest_cannot_edit", "Sorry, you are not allowed to edit this resource."),
        _ => WooErrors.Error(401, "woocommerce_rest_cannot_create", "Sorry, you are not allowed to create resources."),
    };

    private static (string? User, string? Password) Credentials(SimulatedRequest request)
    {
        if (request.QueryValue("consumer_key") is { } user)
        {
            return (user, request.QueryValue("consumer_secret"));
        }

        var header = request.Header("Authorization");
        if (header is null || !header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
        {
            return default;
        }

        var buffer = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[6..].Trim(), buffer, out var length))
        {
            return default;
        }

        var pair = Encoding.UTF8.GetString(buffer, 0, length);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (pair, "") : (pair[..colon], pair[(colon + 1)..]);
    }

    private static bool Same(string expected, string actual)
        => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(actual));
}
