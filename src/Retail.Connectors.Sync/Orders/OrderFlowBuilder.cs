using Retail.Connectors.Mapping;
using Retail.Connectors.Pipelines.Mapping;

namespace Retail.Connectors.Sync.Orders;

/// <summary>Says which orders go to the ERP and what the shop's words mean there.</summary>
public sealed class OrderFlowBuilder
{
    private readonly SystemName _shop;
    private readonly SystemName _erp;

    internal OrderFlowBuilder(SystemName shop, SystemName erp)
    {
        _shop = shop;
        _erp = erp;
    }

    internal OrderFlowOptions Options { get; } = new();

    internal List<MappingRow> Rows { get; } = [];

    /// <summary>Orders placed before this moment stay where they are. Required.</summary>
    public OrderFlowBuilder From(DateTimeOffset cutOver)
    {
        Options.From = cutOver;
        return this;
    }

    /// <summary>The ERP's tax for one of the shop's rates.</summary>
    /// <param name="rateId">The shop's id of the rate.</param>
    /// <param name="tax">The ERP's tax, in the notation of its connector.</param>
    public OrderFlowBuilder Tax(string rateId, string tax) => Map(MappingTables.Tax, rateId, tax);

    /// <summary>The ERP's payment method for one of the shop's.</summary>
    /// <param name="method">The shop's method; empty for orders without one.</param>
    /// <param name="mapped">The ERP's method; empty if it is not to be told.</param>
    public OrderFlowBuilder PaymentMethod(string method, string mapped) => Map(MappingTables.PaymentMethod, method, mapped);

    /// <summary>The standard status that one of the shop's own stands for.</summary>
    /// <param name="status">The shop's own status.</param>
    /// <param name="lifecycle">Where an order with it stands.</param>
    public OrderFlowBuilder Status(string status, Connectors.Orders.OrderLifecycle lifecycle) =>
        Map(MappingTables.Status, status, lifecycle.ToString());

    /// <summary>The ERP's SKU where it differs from the shop's.</summary>
    public OrderFlowBuilder Sku(string sku, string mapped) => Map(MappingTables.Sku, sku, mapped);

    private OrderFlowBuilder Map(string table, string value, string mapped)
    {
        Rows.Add(new MappingRow(table, _shop, _erp, value, mapped));
        return this;
    }
}
