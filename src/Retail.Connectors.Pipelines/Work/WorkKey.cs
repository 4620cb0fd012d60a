namespace Retail.Connectors.Pipelines.Work;

/// <summary>What is claimed, ordered and fenced: one record as one flow sees it.</summary>
/// <param name="Flow">The flow's name, for example <c>orders/shop-us/erp-us</c>.</param>
/// <param name="Source">The record.</param>
public readonly record struct WorkKey(string Flow, EntityRef Source)
{
    /// <summary>For people and logs: <c>orders/erp-us shop-us/order/1234</c>.</summary>
    public override string ToString() => $"{Flow} {Source}";
}
