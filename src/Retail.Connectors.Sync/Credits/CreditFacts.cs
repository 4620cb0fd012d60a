using System.Collections.Immutable;

namespace Retail.Connectors.Sync.Credits;

/// <summary>What the plan for a credit note of an ERP needs to know besides it.</summary>
internal sealed record CreditFacts
{
    /// <summary>The order of the shop over whose invoice it is; null if it is not over one.</summary>
    public EntityRef? Order { get; init; }

    /// <summary>The effect key that the invoice carries: some ERPs copy it to credit notes that people make.</summary>
    public string InvoiceKey { get; init; } = string.Empty;

    /// <summary>The refunds that it answers by the links.</summary>
    public ImmutableArray<EntityRef> Answers { get; init; } = [];

    /// <summary>Other credit notes that carry the same key and answer a refund: it is a copy of one of them.</summary>
    public ImmutableArray<EntityRef> Originals { get; init; } = [];
}
