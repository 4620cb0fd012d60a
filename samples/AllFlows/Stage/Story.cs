using System.Globalization;
using System.Text.Json.Nodes;

namespace AllFlows.Stage;

/// <summary>
/// The life of one order: steps that people take, each when they see that it is time. What is decided by chance is decided by the seed;
/// only when the sync has got so far is not.
/// </summary>
internal sealed class Story
{
    private readonly ShopDesk _shop;
    private readonly IErpDesk _erp;
    private readonly Basket _basket;
    private readonly Random _random;
    private readonly Queue<Step> _steps;
    private int _pause;

    public Story(StoryKind kind, ShopDesk shop, IErpDesk erp, Basket basket, Random random, int start)
    {
        Kind = kind;
        (_shop, _erp, _basket, _random, _pause) = (shop, erp, basket, random, start);
        _steps = new Queue<Step>(Steps());
    }

    public StoryKind Kind { get; }

    /// <summary>The order's id, which is its number as well; empty until it is placed.</summary>
    public string Id { get; private set; } = string.Empty;

    /// <summary>True when the service knows what its order became: before, calling it off leaves work to a person.</summary>
    public bool IsKnown { get; set; }

    /// <summary>True for a story that waits for that.</summary>
    public bool WantsToKnow => Kind is StoryKind.CancelledLater or StoryKind.RefundedWholeEarly && Id.Length > 0 && !IsOver && !IsKnown;

    public Market Market => _shop.Market;

    /// <summary>True if the order cannot be brought into the ERP, on purpose.</summary>
    public bool IsPlanted => Kind is StoryKind.UnknownPayment or StoryKind.UnknownTax;

    public bool IsOver => _steps.Count == 0;

    /// <summary>True if money was booked before the carrier could have taken it.</summary>
    public bool WasPaidEarly { get; private set; }

    private IReadOnlyList<ErpView> Views => _erp.Find(Id);

    private ErpView? View => Views is [.., var last] ? last : null;

    /// <summary>Takes the next step if it is time for it.</summary>
    public void Tick()
    {
        if (_pause > 0)
        {
            _pause--;
        }
        else if (_steps.TryPeek(out var step) && step.IsTime())
        {
            step.Take();
            _steps.Dequeue();
            _pause += _random.Next(5);
        }
    }

    public override string ToString() => $"{Market.Shop} {Id} ({Kind}, {_steps.Count} steps left)";

    private Step[] Steps() => Kind switch
    {
        StoryKind.TwoParcels => [Place, Confirming, new(IsShippable, () => Ship(isPart: true)), Shipping],
        StoryKind.Amended => [Place, new(IsSubmitted, Amend), new(() => true, Pay), new(() => IsSubmitted() && IsAsInShop(), Confirm), Shipping],
        StoryKind.CancelledAtOnce => [new(() => _basket.IsThere, PlaceAndCancel)],
        StoryKind.CancelledLater => [Place, Confirming, new(() => IsConfirmed() && IsKnown, Cancel)],
        StoryKind.RefundedPiece => [Place, Confirming, Shipping, new(IsInvoiced, RefundPiece)],
        StoryKind.RefundedShipping => [Place, Confirming, Shipping, new(IsInvoiced, RefundShipping)],
        StoryKind.RefundedAmount => [Place, Confirming, Shipping, new(IsInvoiced, RefundAmount)],
        StoryKind.RefundedTwice => [Place, Confirming, Shipping, new(IsInvoiced, RefundPiece), new(() => true, RefundAmount)],
        StoryKind.RefundedWhole => [Place, Confirming, Shipping, new(() => IsInvoiced() && IsCompleted(), RefundWhole)],
        StoryKind.RefundedEarly => [Place, Confirming, new(IsConfirmed, RefundAmount), Shipping],
        StoryKind.RefundedWholeEarly => [Place, Confirming, new(() => IsConfirmed() && IsKnown, RefundWhole)],
        StoryKind.InvoicedByHand => [Place, Confirming, new(IsConfirmed, () => _erp.Invoice(View!)), Shipping],
        StoryKind.RefundedPieceEarly when Market.ShrinksOrders => [Place, new(IsSubmitted, RefundPieceEarly), new(IsShrunk, Confirm), Shipping],
        StoryKind.RefundedPieceEarly => [Place, Confirming, new(IsConfirmed, RefundPieceEarly), Shipping],
        StoryKind.CancelledTooLate => [Place, Confirming, Shipping, new(() => IsInvoiced() && IsCompleted(), Cancel), new(IsToldWhy, TakeBack)],
        StoryKind.Split => [Place, ConfirmingPart, ConfirmingPart, ShippingPart, ShippingPart, new(() => Views.All(view => view.Invoice is not null), RefundPiece)],
        StoryKind.CashOnDelivery when _random.Next(2) == 0 => [Place, Confirming, ShippingUnpaid],
        StoryKind.CashOnDelivery => [Place, Confirming, new(IsConfirmed, InvoiceAndWait), ShippingUnpaid],
        StoryKind.CreditedByHand => [Place, Confirming, Shipping, new(IsInvoiced, () => _erp.Credit(View!))],
        StoryKind.UnknownPayment or StoryKind.UnknownTax => [Place],
        _ => [Place, Confirming, Shipping],
    };

    private Step Place => new(() => _basket.IsThere, () => Id = _basket.Buy(Kind));

    private Step Confirming => new(IsSubmitted, Confirm);

    private Step Shipping => new(IsShippable, () => Ship(isPart: false));

    /// <summary>Of an order with two documents the people see the one after the other.</summary>
    private Step ConfirmingPart => new(
        () => Views is [{ IsSubmitted: true }, { IsSubmitted: true }],
        () => _erp.Confirm(Views.FirstOrDefault(view => !view.IsConfirmed) ?? Views[0]));

    private Step ShippingPart => new(
        () => Views.Count == 2 && Views.All(view => view.IsConfirmed) && Views.Any(view => view.OpenDelivery is not null),
        () => Ship(Views.First(view => view.OpenDelivery is not null), "S"));

    private Step ShippingUnpaid => new(IsShippable, () =>
    {
        WasPaidEarly = View!.IsPaid;
        Ship(isPart: false);
    });

    private bool IsSubmitted() => View is { IsSubmitted: true };

    private bool IsConfirmed() => View is { IsConfirmed: true };

    private bool IsShippable() => View is { IsConfirmed: true, OpenDelivery: not null };

    private bool IsInvoiced() => View is { Invoice: not null };

    /// <summary>Everything comes back only after it has arrived.</summary>
    private bool IsCompleted() => _shop.Order(Id)["status"]!.ToString() == "completed";

    /// <summary>The ERP's order is what the customer still wants.</summary>
    private bool IsShrunk() => View is { IsSubmitted: true } view && view.Total == Amount(_shop.Order(Id)["total"])
        + _shop.Order(Id)["refunds"]!.AsArray().Sum(refund => Amount(refund!["total"]));

    /// <summary>A note on the order names the document that stands.</summary>
    private bool IsToldWhy() => _shop.Notes(Id).Any(note => note.Contains(ShopDesk.Refusal, StringComparison.Ordinal) && note.Contains(View!.Name, StringComparison.Ordinal));

    private bool IsAsInShop() => View!.Total == Amount(_shop.Order(Id)["total"]);

    private void Ship(bool isPart) => Ship(View!, isPart ? "A" : "B", isPart);

    private void Ship(ErpView view, string letter, bool isPart = false) =>
        _erp.Ship(view, string.Create(CultureInfo.InvariantCulture, $"1Z{Market.Tag}{Id}{letter}{_random.Next(1000, 9999)}"), isPart);

    /// <summary>The goods leave later, so that there is time to book what nobody has paid.</summary>
    private void InvoiceAndWait()
    {
        _erp.Invoice(View!);
        _pause = Season.TicksOfDay * 2;
    }

    private void TakeBack() => _shop.Change(Id, new JsonObject { ["status"] = "completed" });

    /// <summary>Nobody else comes in between.</summary>
    private void PlaceAndCancel() => _shop.Floor.Door.Alone(() =>
    {
        Id = _basket.Buy(Kind);
        return _shop.Change(Id, new JsonObject { ["status"] = "cancelled" });
    });

    private void Confirm() => _erp.Confirm(View!);

    private void Cancel() => _shop.Change(Id, new JsonObject { ["status"] = "cancelled" });

    private void Pay() => _shop.Change(Id, new JsonObject { ["status"] = "processing", ["transaction_id"] = _basket.Transaction });

    /// <summary>One piece more of the first article, at the price of the others, and an article that was forgotten.</summary>
    private void Amend()
    {
        var line = _shop.Order(Id)["line_items"]![0]!;
        var quantity = line["quantity"]!.GetValue<int>();
        var net = Amount(line["total"]) / quantity;
        _shop.Change(Id, new JsonObject
        {
            ["line_items"] = new JsonArray(
                new JsonObject
                {
                    ["id"] = line["id"]!.DeepClone(), ["quantity"] = quantity + 1,
                    ["subtotal"] = ShopDesk.Text(Math.Round(net * (quantity + 1), 2)), ["total"] = ShopDesk.Text(Math.Round(net * (quantity + 1), 2)),
                },
                _basket.Forgotten()),
        });
    }

    /// <summary>
    /// The clerk leaves a line whose tax is what its rate gives: what would not add up is not taken off the ERP's order, but waits for the
    /// invoice.
    /// </summary>
    private void RefundPieceEarly()
    {
        var order = _shop.Order(Id);
        var line = order["line_items"]![0]!.AsObject();
        var given = Given(line, 1);
        var left = Amount(line["total"]) - Amount(given["refund_total"]);
        foreach (var tax in given["refund_tax"]!.AsArray().Where(_ => Market.ShrinksOrders))
        {
            var percent = Amount(order["tax_lines"]!.AsArray().First(rate => rate!["rate_id"]!.ToString() == tax!["id"]!.ToString())!["rate_percent"]);
            var whole = Amount(line["taxes"]!.AsArray().First(own => own!["id"]!.ToString() == tax!["id"]!.ToString())!["total"]);
            tax!["refund_total"] = ShopDesk.Text(whole - Math.Round(left * percent / 100, 2, MidpointRounding.AwayFromZero));
        }

        _shop.Refund(Id, Sum(given), [given], ShopDesk.EarlyReason);
    }

    private void RefundPiece()
    {
        var line = _shop.Order(Id)["line_items"]![0]!.AsObject();
        var given = Given(line, 1);
        _shop.Refund(Id, Sum(given), [given]);
    }

    private void RefundShipping()
    {
        var given = Given(_shop.Order(Id)["shipping_lines"]![0]!.AsObject(), 0);
        _shop.Refund(Id, Sum(given), [given]);
    }

    private void RefundAmount() => _shop.Refund(Id, _random.Next(50, 300) / 100m, []);

    private void RefundWhole()
    {
        var order = _shop.Order(Id);
        var lines = order["line_items"]!.AsArray().Select(line => Given(line!.AsObject(), line!["quantity"]!.GetValue<int>()))
            .Concat(new[] { "shipping_lines", "fee_lines" }.SelectMany(list => order[list]!.AsArray()).Select(line => Given(line!.AsObject(), 0)));
        _shop.Refund(Id, Amount(order["total"]), [.. lines]);
    }

    /// <summary>So many pieces of a line with their share of money and tax; all money for no pieces.</summary>
    private static JsonObject Given(JsonObject line, int pieces)
    {
        var share = pieces == 0 ? 1m : (decimal)pieces / line["quantity"]!.GetValue<int>();
        return new JsonObject
        {
            ["id"] = line["id"]!.DeepClone(),
            ["quantity"] = pieces,
            ["refund_total"] = ShopDesk.Text(Math.Round(Amount(line["total"]) * share, 2)),
            ["refund_tax"] = new JsonArray([.. line["taxes"]!.AsArray().Select(tax => (JsonNode)new JsonObject
            {
                ["id"] = tax!["id"]!.DeepClone(), ["refund_total"] = ShopDesk.Text(Math.Round(Amount(tax["total"]) * share, 2)),
            })]),
        };
    }

    private static decimal Sum(JsonObject given) =>
        Amount(given["refund_total"]) + given["refund_tax"]!.AsArray().Sum(tax => Amount(tax!["refund_total"]));

    private static decimal Amount(JsonNode? node) =>
        decimal.TryParse(node?.ToString(), NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? amount : 0m;

    private readonly record struct Step(Func<bool> IsTime, Action Take);
}
