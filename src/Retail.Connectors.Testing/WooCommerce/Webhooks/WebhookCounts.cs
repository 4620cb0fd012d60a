namespace Retail.Connectors.Testing.WooCommerce.Webhooks;

/// <summary>What became of the webhooks so far; pings are counted apart.</summary>
/// <param name="Raised">Taken from the shop's queue.</param>
/// <param name="Lost">Never sent.</param>
/// <param name="Doubled">Sent twice.</param>
/// <param name="Late">Held back.</param>
/// <param name="Sent">Requests made, doubles included.</param>
/// <param name="Failed">Requests not answered with success.</param>
/// <param name="Pings">Pings sent.</param>
public sealed record WebhookCounts(long Raised, long Lost, long Doubled, long Late, long Sent, long Failed, long Pings);
