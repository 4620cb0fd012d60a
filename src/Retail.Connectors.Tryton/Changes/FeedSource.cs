using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Changes;

/// <summary>A model whose changes concern a kind of record.</summary>
/// <param name="Model">For example <c>sale.line</c>.</param>
/// <param name="Domain">Which of its records count.</param>
/// <param name="Fields">What has to be read to know whom a change concerns.</param>
/// <param name="Refs">Whom it concerns.</param>
internal sealed record FeedSource(string Model, TrytonDomain Domain, string[] Fields, Func<TrytonRow, IEnumerable<EntityRef>> Refs);
