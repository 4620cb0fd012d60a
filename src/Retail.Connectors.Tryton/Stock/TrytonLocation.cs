using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Stock;

/// <summary>A place that keeps goods, or a side from which they come and to which they go (<c>stock.location</c>).</summary>
public sealed record TrytonLocation : ITrytonRecord
{
    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>Code (<c>code</c>).</summary>
    public string? Code { get; init; }

    /// <summary>Name, in the context's language (<c>name</c>).</summary>
    public string? Name { get; init; }

    /// <summary><c>warehouse</c>, <c>storage</c>, <c>customer</c>, <c>supplier</c>, <c>lost_found</c> and the like (<c>type</c>).</summary>
    public string? Type { get; init; }

    /// <summary>A warehouse's storage zone (<c>storage_location</c>).</summary>
    public long? StorageLocation { get; init; }

    /// <summary>A warehouse's input zone (<c>input_location</c>).</summary>
    public long? InputLocation { get; init; }

    /// <summary>A warehouse's output zone (<c>output_location</c>).</summary>
    public long? OutputLocation { get; init; }

    /// <summary>Where a warehouse's counts book differences (<c>lost_found_location</c>).</summary>
    public long? LostFoundLocation { get; init; }
}
