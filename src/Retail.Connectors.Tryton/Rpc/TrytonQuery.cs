using System.Collections.Immutable;

namespace Retail.Connectors.Tryton.Rpc;

/// <summary>What to read of the records, and how many.</summary>
public sealed record TrytonQuery
{
    /// <summary>Fields to read, such as <c>lines.quantity</c>; empty for those of the type that is read into.</summary>
    public ImmutableArray<string> Fields { get; init; } = [];

    /// <summary>Sort order: <c>code</c>, or <c>code DESC</c>. Empty for the model's own.</summary>
    public ImmutableArray<string> Order { get; init; } = [];

    /// <summary>The most records to read; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>Records to leave out at the start. Prefer conditions on the id: pages shift.</summary>
    public int Offset { get; init; }

    internal TrytonValue OrderValue => Order.IsDefaultOrEmpty
        ? TrytonValue.Null
        : TrytonValue.List(Order.Select(static term =>
        {
            var parts = term.Split(' ', 2);
            return TrytonValue.List([TrytonValue.From(parts[0]), TrytonValue.From(parts.Length > 1 ? parts[1] : "ASC")]);
        }));
}
