using System.Text.Json.Serialization.Metadata;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Writing;

/// <summary>What tells one kind of record from another.</summary>
internal sealed record WooResourceSettings<TRecord, TFields, TQuery>
{
    /// <summary>Below <c>wc/v3</c>, for example <c>/orders</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The record's id.</summary>
    public required Func<TRecord, long> Id { get; init; }

    /// <summary>How it is read.</summary>
    public required JsonTypeInfo<TRecord> Record { get; init; }

    /// <summary>How a list is read.</summary>
    public required JsonTypeInfo<List<TRecord>> Records { get; init; }

    /// <summary>How it is written.</summary>
    public required JsonTypeInfo<TFields> Fields { get; init; }

    /// <summary>A query as parameters.</summary>
    public required Func<TQuery, WooParameters> Parameters { get; init; }

    /// <summary>The list comes in pages. Default: yes; else all at once.</summary>
    public bool IsPaged { get; init; } = true;

    /// <summary>Records per page.</summary>
    public required int PageSize { get; init; }

    /// <summary>Values that the shop knows; a batch is not checked for them by the shop itself.</summary>
    public required WooKnownValues Values { get; init; }
}
