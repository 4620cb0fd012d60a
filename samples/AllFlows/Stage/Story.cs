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

    private ErpView? View => _erp.Find(Id);

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
            _pause = _random.Next(5);
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
        StoryKind.CreditedByHand => [Place, Confirming, Shipping, new(IsInvoiced, () => _erp.Credit(View!))],
        StoryKind.UnknownPayment or StoryKind.UnknownTax => [Place],
        _ => [Place, Confirming, Shipping],
    };

    private Step Place => new(() => _basket.IsThere, () => Id = _basket.Buy(Kind));

    private Step Confirming => new(IsSubmitted, Confirm);

    private Step Shipping => new(IsShippable, () => Ship(isPart: false));

    private bool IsSubmitted() => View is { IsSubmitted: true };

    private bool IsConfirmed() => View is { IsConfirmed: true };

    private bool IsShippable() => View is { IsConfirmed: true, OpenDelivery: not null };

    private bool IsInvoiced() => View is { Invoice: not null };

    /// <summary>Everything comes back only after it has arrived.</summary>
    private bool IsCompleted() => _shop.Order(Id)["status"]!.ToString() == "completed";

    private bool IsAsInShop() => View!.Total == Amount(_shop.Order(Id)["total"]);

    private void Ship(bool isPart) => _erp.Ship(
        View!, string.Create(CultureInfo.InvariantCulture, $"1Z{Market.Tag}{Id}{(isPart ? "A" : "B")}{_random.Next(1000, 9999)}"), isPart);

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
