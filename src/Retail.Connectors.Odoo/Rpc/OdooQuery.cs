using System.Collections.Immutable;

namespace Retail.Connectors.Odoo.Rpc;

/// <summary>What to read of the records, and how many.</summary>
public sealed record OdooQuery
{
    /// <summary>Fields to read; empty for those of the type that is read into, without <c>id</c>, which always comes.</summary>
    public ImmutableArray<string> Fields { get; init; } = [];

    /// <summary>Sort order, for example <c>id</c> or <c>name desc</c>; null for the model's own.</summary>
    public string? Order { get; init; }

    /// <summary>The most records to read; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>Records to leave out at the start; null for none. Prefer conditions on the id: pages shift.</summary>
    public int? Offset { get; init; }

    /// <summary>True if links come as bare ids (<c>load</c> is null), which saves Odoo the look-up of names. Default false.</summary>
    public bool PlainIds { get; init; }

    /// <summary>True if archived records are found as well (<c>active_test</c> is false). Default false.</summary>
    public bool IncludeArchived { get; init; }
}
