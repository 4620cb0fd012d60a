namespace Retail.Connectors.Sync.OrderStatus;

/// <summary>From which of the shop's statuses an order may be brought to another.</summary>
internal sealed record OrderStatusOptions
{
    public Dictionary<string, HashSet<string>> Transitions { get; } = new(StringComparer.Ordinal)
    {
        ["completed"] = ["processing"],
        ["cancelled"] = ["pending", "on-hold", "processing"],
    };
}
