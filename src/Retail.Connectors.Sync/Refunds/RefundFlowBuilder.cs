using Retail.Connectors.Mapping;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Returns;
using Retail.Connectors.Sync.Customers;

namespace Retail.Connectors.Sync.Refunds;

/// <summary>Says how refunds of a shop are answered in an ERP.</summary>
public sealed class RefundFlowBuilder
{
    private readonly SystemName _shop;
    private readonly SystemName _erp;

    internal RefundFlowBuilder(SystemName shop, SystemName erp)
    {
        _shop = shop;
        _erp = erp;
    }

    internal RefundFlowOptions Options { get; } = new();

    internal List<MappingRow> Rows { get; } = [];

    /// <summary>Refunds of orders placed before this moment stay where they are.</summary>
    public RefundFlowBuilder From(DateTimeOffset cutOver)
    {
        Options.From = cutOver;
        return this;
    }

    /// <summary>Which partner of the ERP a buyer becomes. Give it the same as the flow of orders.</summary>
    public RefundFlowBuilder Customers(Action<CustomerPolicyBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        configure(new CustomerPolicyBuilder(Options.Customers));
        return this;
    }

    /// <summary>What becomes of a partial refund while its sales order is not invoiced.</summary>
    public RefundFlowBuilder BeforeInvoice(BeforeInvoice what)
    {
        Options.BeforeInvoice = what;
        return this;
    }

    /// <summary>What is done when the books are closed on the day of the refund.</summary>
    public RefundFlowBuilder WhenPeriodClosed(WhenPeriodClosed what)
    {
        Options.WhenPeriodClosed = what;
        return this;
    }

    /// <summary>The company's time zone, in which credit notes are dated.</summary>
    /// <param name="zone">Its name in the tz database, for example <c>America/New_York</c>.</param>
    public RefundFlowBuilder TimeZone(string zone)
    {
        Options.TimeZone = zone;
        return this;
    }

    /// <summary>How long a refund waits for its order's sales order or invoice before somebody is told.</summary>
    public RefundFlowBuilder Patience(TimeSpan patience)
    {
        Options.Patience = patience;
        return this;
    }

    /// <summary>Where goods go that come back.</summary>
    /// <param name="rule">Pure; null for goods that do not come back.</param>
    public RefundFlowBuilder Goods(Func<RefundedGoods, ReturnDisposition?> rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        Options.Goods = rule;
        return this;
    }

    /// <summary>Where all goods go that come back.</summary>
    public RefundFlowBuilder Goods(ReturnDisposition disposition) => Goods(_ => disposition);

    /// <summary>No goods come back with refunds: somebody else receives them.</summary>
    public RefundFlowBuilder WithoutGoods() => Goods(static _ => null);

    /// <summary>How often refunds that were deleted in the shop are looked for.</summary>
    /// <param name="every">The time between two looks; null for never.</param>
    /// <param name="span">How old a refund may be to be missed; null to leave it.</param>
    public RefundFlowBuilder Sweep(TimeSpan? every, TimeSpan? span = null)
    {
        Options.SweepEvery = every;
        Options.SweepSpan = span ?? Options.SweepSpan;
        return this;
    }

    /// <summary>The ERP's tax for one of the shop's rates, if the flow of orders does not say.</summary>
    /// <param name="rateId">The shop's id of the rate.</param>
    /// <param name="tax">The ERP's tax, in the notation of its connector.</param>
    public RefundFlowBuilder Tax(string rateId, string tax)
    {
        Rows.Add(new MappingRow(MappingTables.Tax, _shop, _erp, rateId, tax));
        return this;
    }
}
