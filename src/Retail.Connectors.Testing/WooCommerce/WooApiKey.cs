namespace Retail.Connectors.Testing.WooCommerce;

/// <summary>A key of the REST API.</summary>
/// <param name="ConsumerKey">The user name of Basic authentication, <c>ck_…</c>.</param>
/// <param name="ConsumerSecret">The password, <c>cs_…</c>.</param>
/// <param name="Permissions">What the key may do.</param>
public sealed record WooApiKey(string ConsumerKey, string ConsumerSecret, WooKeyPermissions Permissions = WooKeyPermissions.ReadWrite);
