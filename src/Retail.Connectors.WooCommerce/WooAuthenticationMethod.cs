namespace Retail.Connectors.WooCommerce;

/// <summary>How a shop is shown the key.</summary>
public enum WooAuthenticationMethod
{
    /// <summary>In the <c>Authorization</c> header, over HTTPS.</summary>
    Basic,

    /// <summary>In the query, over HTTPS, for hosts that strip the header. Addresses end up in logs: prefer the header.</summary>
    QueryString,

    /// <summary>OAuth 1.0a, signed by HMAC-SHA256. The secret does not travel, so it is what plain HTTP needs.</summary>
    OAuthSha256,

    /// <summary>OAuth 1.0a, signed by HMAC-SHA1, for shops that do not know SHA256.</summary>
    OAuthSha1,
}
