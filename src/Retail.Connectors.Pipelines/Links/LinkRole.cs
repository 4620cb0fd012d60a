namespace Retail.Connectors.Pipelines.Links;

/// <summary>What one record is to another.</summary>
/// <param name="Value">Lower-case, for example <c>sales-order</c>.</param>
public readonly record struct LinkRole(string Value)
{
    /// <summary>The sales order that an order became.</summary>
    public static LinkRole SalesOrder { get; } = new("sales-order");

    /// <summary>The business partner that a customer became.</summary>
    public static LinkRole Partner { get; } = new("partner");

    /// <inheritdoc/>
    public override string ToString() => Value ?? string.Empty;
}
