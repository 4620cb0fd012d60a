using System.Collections.Immutable;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Systems;

/// <summary>What a system is and can do.</summary>
public sealed record SystemDescription
{
    /// <summary>What tells this system from a copy of it: shop address, database id, company. The store pins it.</summary>
    public required string Identity { get; init; }

    /// <summary>Product and version, for example <c>WooCommerce 10.5.0</c>.</summary>
    public required string Product { get; init; }

    /// <summary>Commands it carries out, by type name, with what is promised for each.</summary>
    public ImmutableSortedDictionary<string, EffectTraits> Commands { get; init; } =
        ImmutableSortedDictionary.Create<string, EffectTraits>(StringComparer.Ordinal);

    /// <summary>Settings that matter to flows, such as currency or rounding, by name.</summary>
    public ImmutableSortedDictionary<string, string> Settings { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>What it cannot do, one sentence each.</summary>
    public ImmutableArray<string> Gaps { get; init; } = [];
}
