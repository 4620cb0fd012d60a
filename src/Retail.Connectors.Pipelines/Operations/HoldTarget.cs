namespace Retail.Connectors.Pipelines.Operations;

/// <summary>Names what is held.</summary>
/// <param name="Kind">What sort of thing.</param>
/// <param name="Name">The flow's or system's name; empty for all writes.</param>
public readonly record struct HoldTarget(HoldKind Kind, string Name)
{
    /// <summary>All writes in all systems: the read-only switch.</summary>
    public static HoldTarget Writes { get; } = new(HoldKind.Writes, string.Empty);

    /// <summary>One flow.</summary>
    public static HoldTarget Flow(string name) => new(HoldKind.Flow, name);

    /// <summary>One system.</summary>
    public static HoldTarget System(SystemName name) => new(HoldKind.System, name.Value);

    /// <summary>For people and the audit: <c>flow orders/shop-us/erp-us</c>.</summary>
    public override string ToString() => Kind switch
    {
        HoldKind.Flow => $"flow {Name}",
        HoldKind.System => $"system {Name}",
        _ => "writes",
    };
}
