using System.Collections.Immutable;
using Retail.Connectors.Customers;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Events;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Sync.Customers;

namespace Retail.Connectors.Sync.Orders;

/// <summary>Makes the commands for the documents of one order, part by part.</summary>
/// <remarks>
/// Every amendment and every cancellation is an effect of its own, numbered by how many came to an end before. One whose outcome is
/// unknown is asked for again under the same number; one of the other kind is not sent before it has settled. So of two changes the
/// later always stands last.
/// </remarks>
internal sealed class OrderDesk(EntityRef source, OrderMemo memo, OrderFacts facts, PlanContext context, OrderFlowOptions options, OrderTargets targets)
{
    private readonly SystemName _erp = context.Flow.To;

    /// <summary>What people call the documents that stand.</summary>
    public string Names() => string.Join(", ", memo.Standing.Select(NameOf));

    public bool IsUnchanged(ImmutableArray<PlannedPart> parts) =>
        memo.Standing.Count() == parts.Length && parts.All(part => memo.Find(part.Name) is { Stands: true } before && !NeedsAmendment(before, part.Content));

    /// <summary>The same, for an order that cannot be split now, because a mapping is missing or it does not add up.</summary>
    public bool IsUnchanged(Order order) =>
        memo.Standing.All(part => !IsInDoubt(part)) && context.Shadow?.Written is { } written && written == order.CommercialDigest()
        && (options.Route is not null || memo.Standing.All(part => part.Content == OrderMemo.ContentOf(order)));

    public Plan Stands() => new Plan.Nothing($"stands as {Names()}");

    public Plan Bring(Order order, ImmutableArray<PlannedPart> parts, EnsureCustomer customer, OrderCodes codes)
    {
        var commands = ImmutableArray.CreateBuilder<PlannedCommand>();
        if (parts.Length > 0)
        {
            commands.Add(PlannedCommand.For(customer, LinkRole.Partner).IfRefused(CustomerParking.Ambiguous));
        }

        // First what goes, then what changes, then what comes: goods that move from one document to another are never in two.
        foreach (var gone in memo.Standing.Where(part => parts.All(planned => planned.Name != part.Name)))
        {
            commands.Add(Cancel(gone, order, "The order is delivered otherwise.", rest: null));
        }

        foreach (var part in parts)
        {
            if (memo.Find(part.Name) is { Stands: true } before)
            {
                if (NeedsAmendment(before, part.Content))
                {
                    commands.Add(Amend(before, part, customer, codes));
                }
            }
        }

        commands.AddRange(parts.Where(part => memo.Find(part.Name) is not { Stands: true }).Select(part => Submit(part, customer, codes)));
        return parts.IsEmpty && commands.Count == 0
            ? new Plan.Nothing($"no part of it goes to {_erp}")
            : new Plan.Do(commands.ToImmutable(), order.CommercialDigest());
    }

    /// <summary>Cancels all that stands; a document that is refused keeps no other from being cancelled.</summary>
    public Plan CancelAll(string reason, Order? order = null)
    {
        var left = ImmutableArray<PlannedCommand>.Empty;
        foreach (var part in memo.Standing.Reverse())
        {
            left = left.Insert(0, Cancel(part, order, reason, left));
        }

        return new Plan.Do(left, order?.CommercialDigest()) { Withdraws = reason };
    }

    private bool NeedsAmendment(OrderMemoPart before, string content) => before.Content != content || IsInDoubt(before);

    private bool IsInDoubt(OrderMemoPart part) => facts.Find(AmendKey(part)) is not null || facts.Find(CancelKey(part)) is not null;

    private EffectKey SubmitKey(string part, int generation) => EffectKey.For(source, SubmitOrder.Verb, _erp, part, generation);

    private EffectKey AmendKey(OrderMemoPart part) => EffectKey.For(source, AmendOrder.Verb, _erp, part.Name, part.Amendments + 1);

    private EffectKey CancelKey(OrderMemoPart part) => EffectKey.For(source, CancelOrder.Verb, _erp, part.Name, part.Cancellations + 1);

    private EntityRef DocumentOf(OrderMemoPart part) => new(_erp, EntityKind.SalesOrder, part.Document);

    private string NameOf(OrderMemoPart part) =>
        context.Links.LastOrDefault(link => link.Role == LinkRole.SalesOrder && link.Target == DocumentOf(part))?.DisplayName ?? part.Document;

    /// <summary>A new generation only after a cancellation, which the note holds.</summary>
    private PlannedCommand Submit(PlannedPart part, EnsureCustomer customer, OrderCodes codes)
    {
        var cancelled = memo.Find(part.Name) ?? new OrderMemoPart(part.Name, 0, 0, 0, OrderPartState.Cancelled, string.Empty, string.Empty);
        return Submit(part, cancelled, customer, codes);
    }

    private PlannedCommand Submit(PlannedPart part, OrderMemoPart cancelled, EnsureCustomer customer, OrderCodes codes)
    {
        var next = cancelled with { Generation = cancelled.Generation + 1, State = OrderPartState.Open, Content = part.Content };
        var submit = new SubmitOrder(SubmitKey(part.Name, next.Generation), part.Order, customer.Key, CodesOf(part, codes));
        var command = PlannedCommand.For(submit, LinkRole.SalesOrder, new PlannedEvent(EventTypes.OrderSubmitted))
            .Noting((noted, receipt) => Note(noted, next with { Document = receipt.Document.Id }));
        return !targets.CanAmend
            ? command
            : command.IfStandsOtherwise(
                receipt => Amend(next with { Document = receipt.Document.Id, Content = string.Empty }, part, customer, codes),
                (noted, receipt) => Note(noted, next with { Document = receipt.Document.Id, Content = string.Empty }));
    }

    private PlannedCommand Amend(OrderMemoPart before, PlannedPart part, EnsureCustomer customer, OrderCodes codes)
    {
        var doubt = facts.Find(CancelKey(before));
        var over = before with { Amendments = before.Amendments + 1, Cancellations = before.Cancellations + (doubt is null ? 0 : 1) };
        var amend = new AmendOrder(
            AmendKey(before), part.Order, DocumentOf(before), SubmitKey(part.Name, before.Generation), customer.Key, CodesOf(part, codes));
        var command = PlannedCommand.For(amend, LinkRole.SalesOrder, new PlannedEvent(EventTypes.OrderAmended))
            .Noting((noted, receipt) => Note(noted, over with { Content = part.Content, Document = receipt.Document.Id }))
            .IfRefused(reason => doubt is not null && reason.Code == OrderRefusals.Cancelled
                ? new Plan.Do([Submit(part, over with { State = OrderPartState.Cancelled }, customer, codes)], part.Order.CommercialDigest())
                : OrderRefusals.Tell(
                    reason, part.Order, $"amend-{{0}}-{part.Content[..8]}", OrderRefusals.AmendmentWords(NameOf(before)), NotesShop,
                    noted => Note(noted, over), []));
        return doubt is null ? command : command.AfterSettled<CancelOrder>(doubt);
    }

    private PlannedCommand Cancel(OrderMemoPart part, Order? order, string reason, ImmutableArray<PlannedCommand>? rest)
    {
        var doubt = facts.Find(AmendKey(part));
        var over = part with { Amendments = part.Amendments + (doubt is null ? 0 : 1), Cancellations = part.Cancellations + 1 };
        var cancel = new CancelOrder(CancelKey(part), source, DocumentOf(part), SubmitKey(part.Name, part.Generation), reason);
        var command = PlannedCommand.Unlinked(cancel, new PlannedEvent(EventTypes.OrderCancelled))
            .Noting((noted, _) => Note(noted, over with { State = OrderPartState.Cancelled }))
            .IfRefused(refused => OrderRefusals.Tell(
                refused, order, $"cancel-{{0}}-{part.Generation}{(part.Name.Length > 0 ? "-" : string.Empty)}{part.Name}",
                OrderRefusals.CancellationWords(NameOf(part), refused.Code), NotesShop, noted => Note(noted, Refused(over, refused.Code)), rest ?? []));
        return doubt is null ? command : command.AfterSettled<AmendOrder>(doubt);
    }

    /// <summary>A document that was cancelled after all does not say what the order says: whoever opens the order again is told of it.</summary>
    private static OrderMemoPart Refused(OrderMemoPart part, string code) =>
        code == OrderRefusals.CancelledTooLate ? part with { Content = string.Empty } : part;

    private bool NotesShop => options.TellsShop && targets.CanNote;

    private static OrderCodes CodesOf(PlannedPart part, OrderCodes codes) => codes with { Warehouse = part.Warehouse };

    /// <summary>What a later command notes goes on top of what an earlier one noted.</summary>
    private string Note(string? noted, OrderMemoPart part) => (noted is null ? memo : OrderMemo.Parse(noted)).With(part).ToString();
}
