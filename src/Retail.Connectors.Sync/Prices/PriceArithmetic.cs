using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Prices;

namespace Retail.Connectors.Sync.Prices;

/// <summary>Works out what a shop is to ask for one article; pure.</summary>
/// <param name="policy">How prices come to the shop.</param>
/// <param name="terms">How the shop keeps them; its basis is known.</param>
/// <param name="sku">The article.</param>
/// <param name="lists">All prices of the article, by list.</param>
/// <param name="now">Now.</param>
internal sealed class PriceArithmetic(
    PricePolicy policy, ChannelPriceTerms terms, string sku, IReadOnlyDictionary<string, IReadOnlyList<Price>> lists, Instant now)
{
    private readonly PriceBasis _basis = policy.Basis ?? terms.Basis ?? throw new ArgumentException("Whether the shop's prices contain tax must be known.", nameof(terms));
    private readonly Dictionary<string, Price[]> _prices = lists.ToDictionary(list => list.Key, list => list.Value.Select(price => Local(policy, price)).ToArray(), StringComparer.Ordinal);

    private ParkReason? _problem;

    public PriceVerdict Work()
    {
        var explanation = new PriceExplanation
        {
            Source = policy.Source, Shop = policy.Shop, Sku = sku, At = now, Currency = terms.Currency.Currency, Basis = _basis,
        };
        Instant[] moments = [.. _prices.Values.SelectMany(prices => prices).SelectMany(price => new[] { price.From, price.Until }).OfType<Instant>().Where(at => at > now).Distinct().Order()];
        Instant? lookAt = moments.Length > 0 ? moments[0] : null;
        if (At(now) is not { } current)
        {
            return new PriceVerdict(explanation with { NextAt = lookAt, Note = "the list has no price of it: the shop keeps its own" }, null, null, lookAt);
        }

        var (sale, from, until) = SaleOf(current, moments);
        var fields = policy.Fields.ToImmutableSortedDictionary(field => field.Name, field => FieldOf(field, from is null ? sale ?? current.Regular : current.Regular), StringComparer.Ordinal);
        if (_problem is { } problem)
        {
            return new PriceVerdict(explanation with { NextAt = lookAt, Note = $"parked: {problem.Code}" }, null, problem, lookAt);
        }

        explanation = explanation with { Regular = current.Regular, Sale = sale, SaleFrom = from, SaleUntil = until, Fields = fields, NextAt = lookAt };
        var wanted = new ShownPrice
        {
            Regular = current.Regular.Result,
            Sale = sale?.Result,
            From = from,
            Until = until,
            Fields = policy.Fields.ToImmutableSortedDictionary(field => field.Name, field => Json(field, fields[field.Name]), StringComparer.Ordinal),
        };
        return Judge(explanation, wanted, [current.Regular, .. sale is null ? [] : new[] { sale }, .. fields.Values.SelectMany(prices => prices)], lookAt);
    }

    /// <summary>The price of the largest quantity break that is reached, among those that hold at a moment.</summary>
    public static Price? Valid(IEnumerable<Price> prices, decimal quantity, Instant at) => prices
        .Where(price => price.MinQuantity <= decimal.Max(1, quantity) && (price.From is not { } from || from <= at) && (price.Until is not { } until || at < until))
        .MaxBy(price => price.MinQuantity);

    /// <summary>The price of one unit at a quantity, as the shop asks it now: the regular price, the sale, or a tier that is told to it.</summary>
    public PriceDerivation? UnitPrice(decimal quantity)
    {
        if (Work() is not { Wanted: not null, Explanation: { Regular: { } regular } explained })
        {
            return null;
        }

        var own = policy.Fields.FirstOrDefault(field => field.List == policy.List && field.WriteTiers is not null);
        return own is not null && explained.Fields[own.Name].LastOrDefault(tier => tier.MinQuantity <= quantity) is { } tier ? tier
            : explained is { Sale: { } sale, SaleFrom: null } ? sale
            : regular;
    }

    private PriceVerdict Judge(PriceExplanation explanation, ShownPrice wanted, IReadOnlyList<PriceDerivation> all, Instant? lookAt)
    {
        if (all.FirstOrDefault(price => price.Source.Amount < 0) is { } negative)
        {
            return Parked(PriceParking.Negative(sku, negative));
        }

        if (all.FirstOrDefault(price => price.Result == 0) is not { } free || policy.Zero == ZeroPrices.Publish)
        {
            return new PriceVerdict(explanation, wanted, null, lookAt);
        }

        return policy.Zero == ZeroPrices.Park
            ? Parked(PriceParking.Zero(sku, free))
            : new PriceVerdict(explanation with { Note = "it would cost nothing: the shop keeps its own price" }, null, null, lookAt);

        PriceVerdict Parked(ParkReason reason) => new(explanation with { Note = $"parked: {reason.Code}" }, null, reason, lookAt);
    }

    /// <summary>The sale that the shop is told: the one that holds, else the one that comes next, if the shop begins sales itself.</summary>
    private (PriceDerivation? Sale, Instant? From, Instant? Until) SaleOf((PriceDerivation Regular, PriceDerivation? Sale) current, Instant[] moments)
    {
        if (policy.Windows == SaleWindows.ByFlow)
        {
            return (current.Sale, null, null);
        }

        var begins = 0;
        var next = current;
        if (current.Sale is null)
        {
            begins = Array.FindIndex(moments, at => !Same(At(at), current));
            if (begins < 0 || At(moments[begins]) is not { Sale: not null } found || found.Regular.Result != current.Regular.Result)
            {
                return (null, null, null);
            }

            next = found;
        }

        Instant? from = current.Sale is null ? moments[begins] : null;
        var ends = Array.FindIndex(moments, at => at > (from ?? now) && !Same(At(at), next));
        return (next.Sale, from, ends < 0 ? null : moments[ends]);
    }

    private static bool Same((PriceDerivation Regular, PriceDerivation? Sale)? one, (PriceDerivation Regular, PriceDerivation? Sale) other) =>
        one is { } found && found.Regular.Result == other.Regular.Result && found.Sale?.Result == other.Sale?.Result;

    /// <summary>What holds at a moment; null if the list has no price then.</summary>
    private (PriceDerivation Regular, PriceDerivation? Sale)? At(Instant at)
    {
        if (Valid(Of(policy.List), 1, at) is not { } own)
        {
            return null;
        }

        var isReduced = own.Regular is { } lasting && own.Amount < lasting;
        var regular = Derive(isReduced ? own with { Amount = own.Regular!.Value } : own, at, policy.Endings);
        var sale = isReduced ? Derive(own, at, policy.Endings) : null;
        if (policy.SaleList is { } list && Valid(Of(list), 1, at) is { } promoted && Derive(promoted, at, policy.Endings) is var other && other.Result < (sale ?? regular).Result)
        {
            sale = other;
        }

        return (regular, sale?.Result < regular.Result ? sale : null);
    }

    /// <summary>The prices of a field: one, or those of larger quantities while they get cheaper.</summary>
    private ImmutableArray<PriceDerivation> FieldOf(PriceField field, PriceDerivation asked)
    {
        var first = Valid(Of(field.List), 1, now) is { } one ? Derive(one, now, []) : null;
        if (field.WriteTiers is null)
        {
            return first is null ? [] : [first];
        }

        var tiers = ImmutableArray.CreateBuilder<PriceDerivation>();
        var before = (field.List == policy.List ? asked : first)?.Result ?? decimal.MaxValue;
        foreach (var quantity in Of(field.List).Select(price => price.MinQuantity).Where(quantity => quantity > 1).Distinct().Order())
        {
            if (Valid(Of(field.List), quantity, now) is { } price && Derive(price, now, []) is var tier && tier.Result < before)
            {
                tiers.Add(tier with { MinQuantity = quantity });
                before = tier.Result;
            }
        }

        return tiers.DrainToImmutable();
    }

    private static string Json(PriceField field, ImmutableArray<PriceDerivation> prices) => field.WriteTiers is { } write
        ? prices.IsEmpty ? string.Empty : write([.. prices.Select(price => new PriceTier(price.MinQuantity, price.Result))])
        : prices is [var price] ? PriceFields.Write(price.Result) : string.Empty;

    private PriceDerivation Derive(Price price, Instant at, ImmutableArray<decimal> endings)
    {
        var (converted, rate) = Convert(price);
        var floor = policy.Floor;
        if (policy.FloorList is { } list && Valid(Of(list), 1, at) is { } least)
        {
            floor = Math.Max(floor, Convert(least).Amount);
        }

        var free = Round(converted, 0m);
        var result = Round(converted, floor);
        return new PriceDerivation
        {
            List = price.PriceList,
            MinQuantity = Math.Max(1, price.MinQuantity),
            Source = price.Amount,
            Basis = price.Basis,
            TaxRate = rate,
            Converted = converted,
            Floor = free == result ? null : floor,
            Rounding = PriceRounding.Words(endings, policy.Rounding, terms.Currency),
            Result = result,
        };

        decimal Round(decimal amount, decimal least) => endings.IsEmpty
            ? PriceRounding.ToDigits(Math.Max(amount, least), least, terms.Currency)
            : PriceRounding.ToEnding(amount, least, endings, policy.Rounding, terms.Currency);
    }

    /// <summary>The price in the shop's basis, not rounded.</summary>
    private (decimal Amount, decimal? Rate) Convert(Price price)
    {
        if (price.Amount.Currency != terms.Currency.Currency)
        {
            _problem ??= PriceParking.Currency(policy, price, terms.Currency.Currency);
            return (0, null);
        }

        if (price.Basis == _basis)
        {
            return (price.Amount.Amount, null);
        }

        if ((price.TaxRate ?? policy.TaxRate) is not { } rate)
        {
            _problem ??= PriceParking.TaxUnknown(sku, price, _basis);
            return (0, null);
        }

        return (_basis == PriceBasis.Gross ? price.Amount.Amount * (1 + rate) : price.Amount.Amount / (1 + rate), rate);
    }

    private Price[] Of(string list) => _prices.GetValueOrDefault(list, []);

    /// <summary>The clock of the source becomes that of the shop.</summary>
    private static Price Local(PricePolicy policy, Price price) => policy.Zones is { } zones
        ? price with { From = Moved(price.From, zones), Until = Moved(price.Until, zones) }
        : price;

    private static Instant? Moved(Instant? moment, (DateTimeZone Source, DateTimeZone Shop) zones) =>
        moment?.InZone(zones.Source).LocalDateTime.InZoneLeniently(zones.Shop).ToInstant();
}
