using System.Collections.Immutable;

namespace Retail.Connectors.Testing.ReferenceErp;

/// <summary>A sales order of the reference ERP.</summary>
public sealed record ReferenceOrder
{
    /// <summary>Its number, given by the ERP, <c>SO-1</c> and so on.</summary>
    public required string Number { get; init; }

    /// <summary>What the writer calls it. The ERP does not mind if two orders carry the same.</summary>
    public required string Reference { get; init; }

    /// <summary>The shop's number of the order.</summary>
    public required string ShopNumber { get; init; }

    /// <summary>The partner's number.</summary>
    public required string Partner { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>The writer's fingerprint of what was asked; empty before lines were set.</summary>
    public string Fingerprint { get; init; } = string.Empty;

    /// <summary>Whether it binds; a released order does not change any more, unless it is reopened.</summary>
    public bool IsReleased { get; init; }

    /// <summary>Whether its goods have left; it neither changes nor is cancelled any more.</summary>
    public bool IsShipped { get; init; }

    /// <summary>Whether it was cancelled, which is for good.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>Its lines.</summary>
    public ImmutableArray<ReferenceLine> Lines { get; init; } = [];

    /// <summary>The sum of all lines without tax.</summary>
    public decimal Net => Lines.Sum(line => line.Net);

    /// <summary>Tax by tax code.</summary>
    public ImmutableSortedDictionary<string, decimal> Taxes => Lines
        .SelectMany(line => line.Taxes)
        .GroupBy(tax => tax.Key, StringComparer.Ordinal)
        .ToImmutableSortedDictionary(group => group.Key, group => group.Sum(tax => tax.Value), StringComparer.Ordinal);

    /// <summary>What is owed.</summary>
    public decimal Total => Net + Taxes.Values.Sum();
}
