using Retail.Connectors.Mapping;
using Retail.Connectors.Pipelines.Mapping;

namespace Retail.Connectors.Sync.Shipments;

/// <summary>Says which shipments a shop is told of, and what the ERP's carriers are called there.</summary>
public sealed class ShipmentFlowBuilder
{
    private readonly SystemName _erp;
    private readonly SystemName _shop;

    internal ShipmentFlowBuilder(SystemName erp, SystemName shop)
    {
        _erp = erp;
        _shop = shop;
    }

    internal ShipmentFlowOptions Options { get; } = new();

    internal List<MappingRow> Rows { get; } = [];

    /// <summary>Shipments that left before this moment are not told. Default: all of orders that were made from the shop's.</summary>
    public ShipmentFlowBuilder From(DateTimeOffset moment)
    {
        Options.From = moment;
        return this;
    }

    /// <summary>Waits with a shipment until one of its parcels has a tracking number. Default: it is told at once, and the number when it comes.</summary>
    public ShipmentFlowBuilder OnlyTracked()
    {
        Options.OnlyTracked = true;
        return this;
    }

    /// <summary>The shop's name of one of the ERP's carriers.</summary>
    /// <param name="carrier">The ERP's carrier.</param>
    /// <param name="mapped">The shop's word, for example <c>dhl</c>; empty to tell none.</param>
    public ShipmentFlowBuilder Carrier(string carrier, string mapped)
    {
        Rows.Add(new MappingRow(MappingTables.Carrier, _erp, _shop, carrier, mapped));
        return this;
    }

    /// <summary>Tells carriers that no mapping knows by the ERP's name. Default: the shipment is parked until somebody maps them.</summary>
    public ShipmentFlowBuilder KeepUnknownCarriers()
    {
        Options.KeepsUnknownCarriers = true;
        return this;
    }
}
