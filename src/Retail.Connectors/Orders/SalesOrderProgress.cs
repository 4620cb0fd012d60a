using System.Collections.Immutable;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Orders;

/// <summary>
/// How far an ERP got with a sales order, without articles and amounts: what is asked often and has to cost little.
/// </summary>
/// <remarks>Optional to offer. A <see cref="SalesOrder"/> says the same, see <see cref="Of"/>.</remarks>
public sealed record SalesOrderProgress
{
    /// <summary>Which record in which system.</summary>
    public required EntityRef Ref { get; init; }

    /// <summary>How far it got.</summary>
    public required DocumentStage Stage { get; init; }

    /// <summary>
    /// True if the system's stock number leaves its goods out although it is below the stage from which that is so: it held them, and is set
    /// back to be amended. Default false.
    /// </summary>
    public bool WithholdsStock { get; init; }

    /// <summary>How far it is shipped.</summary>
    public required FulfilmentState Fulfilment { get; init; }

    /// <summary>Its lines, in the ERP's order.</summary>
    public ImmutableArray<SalesOrderLineProgress> Lines { get; init; } = [];

    /// <summary>What a whole order says about it.</summary>
    public static SalesOrderProgress Of(SalesOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return new SalesOrderProgress
        {
            Ref = order.Ref,
            Stage = order.Stage,
            WithholdsStock = order.WithholdsStock,
            Fulfilment = order.Fulfilment,
            Lines = [.. order.Lines.Select(line => new SalesOrderLineProgress(line.Id, line.Quantity, line.Delivered))],
        };
    }
}
