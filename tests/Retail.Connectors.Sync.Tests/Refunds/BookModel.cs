using System.Collections.Immutable;
using System.Numerics;
using Retail.Connectors.Credits;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Refunds;
using Retail.Connectors.Returns;
using Retail.Connectors.Sync.Refunds;

namespace Retail.Connectors.Sync.Tests.Refunds;

/// <summary>
/// A shop's refunds and an ERP's documents, small enough to be believed: a credit note stands once for a key, with what was asked first;
/// an order ships, is invoiced once, or is cancelled.
/// </summary>
internal sealed class BookModel(GeneratedSale sale, Random random, Order placed)
{
    private readonly Dictionary<EffectKey, PostCredit> _credits = [];
    private readonly Dictionary<EffectKey, ReceiveReturn> _returns = [];
    private readonly Dictionary<EntityRef, ImmutableArray<Link>> _links = [];
    private readonly Dictionary<EntityRef, Digest> _written = [];
    private readonly Dictionary<string, decimal> _delivered = [];

    public Order Order { get; private set; } = placed;

    public List<Refund> Refunds { get; } = [];

    public List<Refund> Deleted { get; } = [];

    public Dictionary<EntityRef, string> Parked { get; } = [];

    public bool IsSubmitted { get; private set; }

    public bool IsInvoiced { get; private set; }

    public bool IsCancelled { get; private set; }

    public BigInteger Invoiced { get; private set; }

    public IReadOnlyCollection<PostCredit> Credits => _credits.Values;

    public BigInteger Credited => Credits.Aggregate(BigInteger.Zero, (sum, credit) => sum + sale.Units(credit.Totals.Grand));

    public decimal Returned(string line) => _returns.Values.SelectMany(command => command.Return.Lines).Where(back => back.OrderLineId == line).Sum(back => back.Quantity);

    public decimal Delivered(string line) => _delivered.GetValueOrDefault(line);

    public void Step(int id)
    {
        switch (random.Next(10))
        {
            case 0 when !IsSubmitted:
                IsSubmitted = true;
                break;
            case 1 when !IsInvoiced && Refunds.Count == 0:
                Order = GeneratedSale.Captured(sale.Amend(Order));
                break;
            case 2 when IsSubmitted && !IsCancelled:
                foreach (var line in Order.Lines)
                {
                    _delivered[line.Id] = Math.Max(Delivered(line.Id), random.Next((int)line.Quantity + 1));
                }

                break;
            case 3 or 4 when IsSubmitted && !IsInvoiced && !IsCancelled:
                IsInvoiced = true;
                Invoiced = sale.Units(Order.Totals.Grand);
                break;
            case 5 when Refunds.Count > 0 && random.Next(3) == 0:
                var gone = Refunds[random.Next(Refunds.Count)];
                Refunds.Remove(gone);
                Deleted.Add(gone);
                break;
            default:
                var left = sale.Units(Order.Totals.Grand) - Refunds.Aggregate(BigInteger.Zero, (sum, refund) => sum + sale.Units(refund.Amount));
                Refunds.Add(sale.Refund(Order, id, left));
                break;
        }
    }

    /// <summary>Every refund is looked at until nothing changes, in any order, and now and then what was reached is forgotten once.</summary>
    public void Drain()
    {
        var changed = true;
        while (changed)
        {
            changed = false;
            foreach (var refund in Refunds.Concat(Deleted).OrderBy(_ => random.Next()).ToList())
            {
                changed |= Look(refund);
            }
        }
    }

    private bool Look(Refund refund)
    {
        var isThere = Refunds.Contains(refund);
        var plan = PlannedFor(refund).Plan(isThere ? refund : null, refund.Ref.Id);
        switch (plan)
        {
            case Plan.Do work:
                foreach (var (command, at) in work.Commands.Select((command, at) => (command, at)))
                {
                    if (Carry(command) is { } refused)
                    {
                        LinkAll(refund.Ref, work.Commands.Take(at));
                        return ParkAs(refund.Ref, refused);
                    }
                }

                if (random.Next(8) == 0)
                {
                    // The process died before it noted anything: the same is asked for again.
                    return true;
                }

                Note(refund.Ref, work);
                return true;
            case Plan.Park park:
                return ParkAs(refund.Ref, park.Reason.Code);
            default:
                return Parked.Remove(refund.Ref);
        }
    }

    private void Note(EntityRef refund, Plan.Do work)
    {
        Parked.Remove(refund);
        _written[refund] = work.Written!.Value;
        LinkAll(refund, work.Commands);
        foreach (var link in work.Links.Where(link => link.Source == refund))
        {
            _links[refund] = _links.GetValueOrDefault(refund, []).Add(link);
        }
    }

    private void LinkAll(EntityRef refund, IEnumerable<PlannedCommand> reached)
    {
        foreach (var (key, role) in reached.Where(command => command.Role is not null).Select(command => (command.Key, command.Role!.Value)))
        {
            var link = new Link(refund, role, new EntityRef("erp", new EntityKind(role.Value), key.ShortForm()), key.ShortForm());
            _links[refund] = _links.GetValueOrDefault(refund, []).Remove(link).Add(link);
        }
    }

    private bool ParkAs(EntityRef refund, string code)
    {
        var isNew = Parked.GetValueOrDefault(refund) != code;
        Parked[refund] = code;
        return isNew;
    }

    /// <summary>
    /// Why it is refused, or null. A receipt that stands with other goods is; so is a credit note beyond its invoice: a note of which
    /// nobody knows yet may stand against it. A credit note never stands with other content.
    /// </summary>
    private string? Carry(PlannedCommand command)
    {
        switch (command)
        {
            case PlannedCommand<PostCredit> { Command: var credit }:
                Assert.True(IsInvoiced, "credited without an invoice");
                if (_credits.TryGetValue(credit.Key, out var first))
                {
                    Assert.Equal(first.Digest(), credit.Digest());
                }
                else if (Credited + sale.Units(credit.Totals.Grand) > Invoiced)
                {
                    return "exceeds-invoice";
                }

                _credits.TryAdd(credit.Key, credit);
                break;
            case PlannedCommand<ReceiveReturn> { Command: var goods }:
                if (_returns.TryGetValue(goods.Key, out var before) && before.Digest() != goods.Digest())
                {
                    return "changed-since-effect";
                }

                _returns.TryAdd(goods.Key, goods);
                break;
            case PlannedCommand<CancelOrder>:
                Assert.False(IsInvoiced, "cancelled though invoiced");
                IsCancelled = true;
                break;
            default:
                Assert.Fail($"unexpected {command.Key}");
                break;
        }

        return null;
    }

    private PlannedRefunds PlannedFor(Refund refund)
    {
        var planned = new PlannedRefunds(Order) { Links = _links.GetValueOrDefault(refund.Ref, []), Written = _written.TryGetValue(refund.Ref, out var written) ? written : null };
        if (IsSubmitted)
        {
            planned.Submitted(stage: IsCancelled ? DocumentStage.Cancelled : DocumentStage.Confirmed);
            var document = planned.Facts.Documents[0];
            var lines = document.Document!.Lines.Select(line => line with { Delivered = Math.Max(0, Delivered(line.Id[1..]) - Returned(line.Id[1..])) });
            planned.Facts = planned.Facts with { Documents = [document with { Document = document.Document with { Lines = [.. lines] } }] };
        }

        if (IsInvoiced)
        {
            planned.Invoiced();
        }

        planned.With([.. Refunds.Where(other => other != refund).Select(other => new KnownRefund(other, _links.ContainsKey(other.Ref)))]);
        var orphans = Deleted.Sum(gone => _credits.Values.Where(credit => credit.Refund == gone.Ref && _links.ContainsKey(gone.Ref)).Sum(credit => credit.Totals.Grand.Amount));
        if (orphans > 0)
        {
            planned.WithOrphan(orphans);
        }

        planned.Facts = planned.Facts with
        {
            IsOrderSeen = !IsSubmitted,
            IsReturnThere = _returns.Keys.Any(key => key.Source == refund.Ref),
        };
        return planned;
    }
}
