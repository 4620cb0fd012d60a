using System.Globalization;
using System.Numerics;
using CsCheck;
using NodaTime;
using Retail.Connectors.Orders;
using Retail.Connectors.Sync.Prices;
using static Retail.Connectors.Sync.Tests.Prices.TestPrices;

namespace Retail.Connectors.Sync.Tests.Prices;

/// <summary>Prices against an oracle that counts in whole numbers: ten-thousandths of a cent, as fractions.</summary>
public sealed class PricePropertyTests
{
    private static readonly int[][] EndingSets = [[], [99], [95], [0], [49, 99], [0, 50]];

    private static readonly Gen<Case> Cases =
        from amount in Gen.Int[1, 5_000_000]
        from rate in Gen.Int[0, 2_700]
        from list in Gen.Bool
        from shop in Gen.Bool
        from endings in Gen.Int[0, EndingSets.Length - 1]
        from rounding in Gen.Int[0, 2]
        from floor in Gen.Frequency((2, Gen.Const(0)), (1, Gen.Int[1, 60_000]))
        select new Case(amount, rate, list, shop, endings, rounding, floor);

    [Fact]
    public void Work_AnyPrice_IsWhatTheOracleCounts() => Cases.Sample(
        x =>
        {
            var policy = Policy(prices =>
            {
                prices.Floor(x.Floor / 100m).Zero(ZeroPrices.Publish);
                if (EndingSets[x.Endings] is { Length: > 0 } endings)
                {
                    prices.Endings((EndingRounding)x.Rounding, Array.ConvertAll(endings, ending => ending / 100m));
                }
            });
            var price = Net(x.Amount / 10_000m, rate: x.Rate / 10_000m) with { Basis = x.IsListGross ? PriceBasis.Gross : PriceBasis.Net };

            var wanted = Work(policy, Terms(x.IsShopGross ? PriceBasis.Gross : PriceBasis.Net), price).Wanted!;

            Assert.Equal(Oracle(x).ToString(CultureInfo.InvariantCulture), (wanted.Regular!.Value * 100).ToString("0", CultureInfo.InvariantCulture));
            Assert.True(wanted.Regular * 100 >= x.Floor);
        },
        iter: 20_000);

    /// <summary>Whenever one looks, what was told in advance and what would be told now agree, and the windows are those of the source.</summary>
    [Fact]
    public void Work_AnyWindows_ShopAsksAtEachMomentWhatTheSourceSays() => Gen.Select(Gen.Int[1, 200], Gen.Int[1, 199], Gen.Int[0, 300].Array[2, 6]).Sample(
        (regular, reduced, hours) =>
        {
            var moments = hours.Distinct().Order().Select(hour => Noon + Duration.FromHours(hour)).ToArray();
            var prices = Enumerable.Range(0, moments.Length + 1).Select(index => Gross(
                index % 2 == 1 && reduced < regular ? reduced : regular,
                begins: index == 0 ? null : moments[index - 1],
                ends: index == moments.Length ? null : moments[index],
                regular: index % 2 == 1 && reduced < regular ? regular : null)).ToArray();
            var told = Work(Policy(), Terms(), prices);
            var held = told.Wanted!;
            var last = told.LookAt;
            for (var hour = 0; hour < 320; hour += 7)
            {
                var now = Noon + Duration.FromHours(hour);

                // What was told in advance has to do until it is over, without another word.
                if ((held.Sale is null ? last : held.Until) <= now)
                {
                    var again = WorkAt(now, Policy(), Terms(), prices);
                    (held, last) = (again.Wanted!, again.LookAt);
                }

                var asked = held.At(now) is { Sale: { } sale, From: null } ? sale : held.Regular;
                var span = moments.Count(moment => moment <= now);
                Assert.Equal(span % 2 == 1 ? Math.Min(reduced, regular) : regular, asked);
            }
        },
        iter: 500);

    /// <summary>In cents: conversion as a fraction, then the candidates counted one by one.</summary>
    private static BigInteger Oracle(Case x)
    {
        // The price is top/bottom cents.
        BigInteger top = x.Amount, bottom = 100;
        if (x.IsShopGross && !x.IsListGross)
        {
            (top, bottom) = (top * (10_000 + x.Rate), bottom * 10_000);
        }
        else if (x.IsListGross && !x.IsShopGross)
        {
            (top, bottom) = (top * 10_000, bottom * (10_000 + x.Rate));
        }

        if (top < x.Floor * bottom)
        {
            (top, bottom) = (x.Floor, 1);
        }

        if (EndingSets[x.Endings] is not { Length: > 0 } endings)
        {
            var cents = ((2 * top) + bottom) / (2 * bottom);
            return BigInteger.Max(cents, x.Floor);
        }

        BigInteger above = top / bottom * bottom == top ? top / bottom : (top / bottom) + 1, below = top / bottom;
        while (!endings.Contains((int)(above % 100)))
        {
            above++;
        }

        while (below >= 0 && !endings.Contains((int)(below % 100)))
        {
            below--;
        }

        var chosen = (EndingRounding)x.Rounding switch
        {
            EndingRounding.Up => above,
            EndingRounding.Down => below,
            _ => top - (below * bottom) < (above * bottom) - top ? below : above,
        };
        if (below < 0 && chosen == below)
        {
            chosen = above;
        }

        if (chosen <= 0 || chosen < x.Floor)
        {
            chosen = above;
        }

        return chosen;
    }

    private sealed record Case(int Amount, int Rate, bool IsListGross, bool IsShopGross, int Endings, int Rounding, int Floor);
}
