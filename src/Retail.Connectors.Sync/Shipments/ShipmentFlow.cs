using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Effects;
using Retail.Connectors.Mapping;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Shipments;
using Retail.Connectors.Sync.Progress;

namespace Retail.Connectors.Sync.Shipments;

/// <summary>Tells a shop of each shipment of its orders, and again when its parcels change.</summary>
internal sealed class ShipmentFlow(ShipmentFlowOptions options) : IFlow<Shipment, ShipmentFacts>
{
    private const string Verb = "notify";

    public async ValueTask<ShipmentFacts> GatherAsync(
        EntityRef source, Observed<Shipment>? observed, PlanContext context, ILookups lookups, CancellationToken cancellationToken)
    {
        if (observed is null)
        {
            return new ShipmentFacts(LinkedOrders.None, [], null);
        }

        var linked = await LinkedOrders.GatherAsync(observed.Value.Order, context.Flow.To, lookups, cancellationToken);
        if (linked.Links.IsEmpty)
        {
            return new ShipmentFacts(linked, [], null);
        }

        var orders = ImmutableArray.CreateBuilder<ShippedOrder>();
        foreach (var link in linked.Links)
        {
            if (await lookups.ReadAsync<Order>(link.Source, cancellationToken) is { } order)
            {
                orders.Add(new ShippedOrder(link, order.Value));
            }
        }

        var document = await lookups.ReadAsync<SalesOrder>(observed.Value.Order, cancellationToken);
        return new ShipmentFacts(linked, orders.DrainToImmutable(), document?.Value);
    }

    public Plan Plan(EntityRef source, Observed<Shipment>? observed, ShipmentFacts facts, PlanContext context)
    {
        if (observed is null)
        {
            return new Plan.Nothing("nothing has left");
        }

        var shipment = observed.Value;
        if (options.From is { } from && shipment.ShippedAt < Instant.FromDateTimeOffset(from))
        {
            return new Plan.Nothing("left before the cut-over");
        }

        if (facts.Linked.Links.IsEmpty)
        {
            return facts.Linked.IsExpected
                ? LinkedOrders.Wait(source, shipment.Order, context.Flow.To)
                : new Plan.Nothing($"its sales order was not made from an order of {context.Flow.To}");
        }

        if (facts.Orders.IsEmpty)
        {
            return new Plan.Nothing("the shop no longer has the order");
        }

        return options.OnlyTracked && shipment.Parcels.All(parcel => parcel.TrackingNumber.Length == 0)
            ? new Plan.Nothing("has no tracking number yet")
            : Tell(source, shipment, facts, context);
    }

    private Plan Tell(EntityRef source, Shipment shipment, ShipmentFacts facts, PlanContext context)
    {
        var missing = ImmutableArray.CreateBuilder<MissingMapping>();
        var parcels = shipment.Parcels.Select(parcel => parcel with { Carrier = CarrierOf(parcel.Carrier, context, missing) }).ToImmutableArray();
        if (missing.Count > 0)
        {
            return new Plan.Park(ShipmentParking.UnknownCarriers(shipment, facts.Orders, missing.ToImmutable()));
        }

        var told = facts.Orders.Select(shipped => new NotifyShipment(Key(source, shipped, context, 1), shipment with
        {
            Order = shipped.Link.Source,
            Lines = ShipmentLines.Of(shipment, shipped, facts.Document),
            Parcels = parcels,
        })).ToList();
        var content = Rewriting.Content(told);
        if (Rewriting.Generation(context, content) is not { } generation)
        {
            return new Plan.Nothing("the shop knows it");
        }

        return new Plan.Do(
            [
                .. told.Zip(facts.Orders, (command, shipped) =>
                    PlannedCommand.For(command with { Key = Key(source, shipped, context, generation) }, LinkRole.Shipment)),
            ],
            content)
        {
            Memo = Rewriting.Memo(generation),
        };
    }

    private static EffectKey Key(EntityRef source, ShippedOrder shipped, PlanContext context, int generation) =>
        EffectKey.For(source, Verb, context.Flow.To, shipped.Link.Source.Id, generation);

    private string CarrierOf(string carrier, PlanContext context, ImmutableArray<MissingMapping>.Builder missing)
    {
        if (carrier.Length == 0)
        {
            return carrier;
        }

        if (context.Mappings.TryMap(MappingTables.Carrier, context.Flow.From, context.Flow.To, carrier, out var mapped))
        {
            return mapped;
        }

        var unknown = new MissingMapping(MappingTables.Carrier, context.Flow.From, context.Flow.To, carrier);
        if (!options.KeepsUnknownCarriers && !missing.Contains(unknown))
        {
            missing.Add(unknown);
        }

        return carrier;
    }
}
