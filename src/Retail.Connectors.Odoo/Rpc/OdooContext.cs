using System.Collections.Immutable;

namespace Retail.Connectors.Odoo.Rpc;

/// <summary>What a call is made under: Odoo's <c>context</c>. What is not set is taken from the options.</summary>
public sealed record OdooContext
{
    /// <summary>
    /// Companies whose records are visible, the first is where new ones go (<c>allowed_company_ids</c>); empty for the
    /// company of the options.
    /// </summary>
    public ImmutableArray<long> Companies { get; init; } = [];

    /// <summary>Language of translated fields and of messages (<c>lang</c>), for example <c>de_DE</c>; null for that of the options.</summary>
    public string? Language { get; init; }

    /// <summary>Other keys, such as <c>warehouse_id</c> or <c>skip_backorder</c>; none by default.</summary>
    public ImmutableSortedDictionary<string, OdooValue> Values { get; init; } =
        ImmutableSortedDictionary.Create<string, OdooValue>(StringComparer.Ordinal);

    /// <summary>The same with one more key.</summary>
    public OdooContext Set(string key, OdooValue value) => this with { Values = Values.SetItem(key, value) };
}
