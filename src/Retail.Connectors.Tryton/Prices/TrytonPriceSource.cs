using System.Runtime.CompilerServices;
using Retail.Connectors.Amounts;
using Retail.Connectors.Orders;
using Retail.Connectors.Prices;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Prices;

/// <summary>Net prices, as Tryton computes them for a price list and a quantity.</summary>
internal sealed class TrytonPriceSource(TrytonConnection tryton) : IPriceSource, IPriceListWatch
{
    private const int Chunk = 500;

    public async IAsyncEnumerable<PriceList> PriceListsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var currency = await CurrencyAsync(cancellationToken);
        await foreach (var list in tryton.Client.ListAsync(TrytonModels.PriceLists, TrytonDomain.Equal("company", tryton.Company.Id), cancellationToken))
        {
            yield return new PriceList(new EntityRef(tryton.System, EntityKind.PriceList, TrytonFormat.Id(list.Id)), list.Name ?? string.Empty, currency);
        }
    }

    public async IAsyncEnumerable<Price> ReadAsync(
        string priceList, IReadOnlyCollection<string>? skus, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(priceList);
        var currency = await CurrencyAsync(cancellationToken);
        var (context, quantities) = await ListOfAsync(priceList, cancellationToken);
        var salable = TrytonDomain.Where("salable", "=", TrytonValue.From(true)).And(TrytonDomain.Where("code", "!=", TrytonValue.Null));
        var domains = skus is null ? [salable] : skus.Distinct(StringComparer.Ordinal).Chunk(Chunk).Select(part => salable.And(TrytonDomain.In("code", part)));
        foreach (var domain in domains)
        {
            var before = new Dictionary<long, decimal>();
            foreach (var quantity in quantities)
            {
                var client = tryton.Client.With(context.With(new TrytonFields().SetQuantity("quantity", quantity)));
                await foreach (var row in client.ListAsync(TrytonModels.Products.Name, domain, TrytonJsonContext.Default.PriceRow, static row => row.Id, cancellationToken))
                {
                    if (row is not { Code: { Length: > 0 } sku, SalePriceUom: { } amount } || (before.TryGetValue(row.Id, out var lower) && lower == amount))
                    {
                        continue;
                    }

                    before[row.Id] = amount;
                    yield return new Price
                    {
                        Sku = sku, PriceList = priceList, Amount = new Money(amount, currency), Basis = PriceBasis.Net, MinQuantity = quantity,
                    };
                }
            }
        }
    }

    /// <summary>The rules themselves: a change of one moves the date of no list.</summary>
    public async Task<Revision> RevisionAsync(string priceList, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(priceList);
        using var digest = new DigestBuilder();
        if (priceList.Length > 0)
        {
            await foreach (var list in tryton.Client.ListAsync(TrytonModels.PriceLists, TrytonDomain.Equal("company", tryton.Company.Id), cancellationToken))
            {
                digest.Add("list", list.Name).AddCount("lines", list.Lines.Length);
                foreach (var line in list.Lines)
                {
                    digest.Add("product", line.Product ?? 0m).Add("category", line.Category ?? 0m).Add("quantity", line.Quantity ?? 0m).Add("formula", line.Formula);
                }
            }
        }

        return new Revision(digest.Build().Value[..16]);
    }

    private async Task<CurrencyCode> CurrencyAsync(CancellationToken cancellationToken) =>
        new((await tryton.Company.GetAsync(tryton.Client, cancellationToken)).Currency?.Code ?? "XXX");

    /// <summary>The context that asks for a list's prices, and the quantities from which its rules may give another.</summary>
    private async Task<(TrytonFields Context, List<decimal> Quantities)> ListOfAsync(string name, CancellationToken cancellationToken)
    {
        if (name.Length == 0)
        {
            return (new TrytonFields(), [1]);
        }

        var found = await tryton.Client.SearchReadAsync(
            TrytonModels.PriceLists, TrytonDomain.Equal("name", name).And(TrytonDomain.Equal("company", tryton.Company.Id)), null, cancellationToken);
        return found is [var list]
            ? (new TrytonFields().Set("price_list", list.Id), [1, .. list.Lines.Select(line => line.Quantity ?? 0).Where(quantity => quantity > 1).Distinct().Order()])
            : throw new ConnectorException(
                ConnectorErrorKind.NotFound, tryton.System, $"Tryton has {found.Count} price lists '{name}': name one that there is once. System {tryton.System}.");
    }
}
