using NodaTime;
using Retail.Connectors.Mapping;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Sync.Books;

namespace Retail.Connectors.Sync.Payments;

/// <summary>Says how captured payments are booked.</summary>
public sealed class PaymentFlowBuilder
{
    private readonly SystemName _shop;
    private readonly SystemName _erp;

    internal PaymentFlowBuilder(SystemName shop, SystemName erp)
    {
        _shop = shop;
        _erp = erp;
    }

    internal PaymentFlowOptions Options { get; } = new();

    internal List<MappingRow> Rows { get; } = [];

    /// <summary>The ERP's payment method for one of the shop's; the same table as that of the orders.</summary>
    /// <param name="method">The shop's method; empty for orders without one.</param>
    /// <param name="mapped">The ERP's method, in the notation of its connector; empty if such payments are booked elsewhere.</param>
    public PaymentFlowBuilder Method(string method, string mapped)
    {
        Rows.Add(new MappingRow(MappingTables.PaymentMethod, _shop, _erp, method, mapped));
        return this;
    }

    /// <summary>
    /// Methods whose money is taken for received when the shop closes the order, such as cash on delivery. Default: none, a payment is
    /// received when the shop says so.
    /// </summary>
    public PaymentFlowBuilder ReceivedOnCompletion(params string[] methods)
    {
        ArgumentNullException.ThrowIfNull(methods);
        Options.OnCompletion.UnionWith(methods);
        return this;
    }

    /// <summary>How long a payment waits for the order's invoice before finance is told. Default 14 days.</summary>
    public PaymentFlowBuilder Patience(TimeSpan patience)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(patience, TimeSpan.Zero);
        Options.Patience = Duration.FromTimeSpan(patience);
        return this;
    }

    /// <summary>What happens to a payment whose day is closed in the books. Default: it is booked on the next open one.</summary>
    public PaymentFlowBuilder ClosedPeriods(ClosedPeriods policy)
    {
        Options.Closed = policy;
        return this;
    }

    /// <summary>The company's time zone, which decides on the day. Default: what the ERP says of itself, else UTC.</summary>
    public PaymentFlowBuilder Zone(DateTimeZone zone)
    {
        Options.Zone = zone;
        return this;
    }
}
