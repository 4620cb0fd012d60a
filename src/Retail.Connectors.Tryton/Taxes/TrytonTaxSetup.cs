using System.Collections.Immutable;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Taxes;

/// <summary>
/// Sets up in Tryton what orders with a shop's taxes need: per rate the tax and two fixed taxes of a cent for rounding, and the
/// service products. What is there by name is left as it is: run it again after a rate was added. The user must be one who may
/// administer accounting and products.
/// </summary>
public sealed class TrytonTaxSetup
{
    private readonly TrytonConnection _tryton;

    internal TrytonTaxSetup(TrytonConnection tryton) => _tryton = tryton;

    /// <summary>Makes the taxes of a shop and the service products that are missing.</summary>
    /// <param name="shop">The shop; its name becomes part of the taxes' names.</param>
    /// <param name="rates">All rates that orders may carry.</param>
    /// <param name="taxAccountId">Id of the account for received tax (<c>account.account</c>).</param>
    /// <param name="productCategoryId">
    /// Id of the accounting category of the service products (<c>product.category</c>), which decides their revenue account; null
    /// for that of the first salable product that has one.
    /// </param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Name of the tax for each rate id, for example <c>shop-us rate 3</c>: the tax mapping table.</returns>
    /// <exception cref="ConnectorException">Tryton refuses, or a rate stands there already with another percentage.</exception>
    public async Task<ImmutableSortedDictionary<string, string>> EnsureAsync(
        SystemName shop, IReadOnlyCollection<TrytonTaxRate> rates, long taxAccountId, long? productCategoryId = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rates);
        ArgumentOutOfRangeException.ThrowIfLessThan(taxAccountId, 1);
        var client = _tryton.Client;
        var names = rates.ToImmutableSortedDictionary(rate => rate.Id, rate => $"{shop} rate {rate.Id}", StringComparer.Ordinal);
        var suffixes = new[] { string.Empty, _tryton.Options.RoundingTaxUpSuffix, _tryton.Options.RoundingTaxDownSuffix };
        var known = await client.SearchReadAsync(
            TrytonModels.Taxes,
            TrytonDomain.In("name", names.Values.SelectMany(name => suffixes.Select(suffix => name + suffix))).And(TrytonDomain.Equal("company", _tryton.Company.Id)),
            null, cancellationToken);
        var there = known.ToLookup(tax => tax.Name ?? string.Empty, StringComparer.Ordinal);
        var missing = new List<TrytonFields>();
        foreach (var rate in rates)
        {
            var name = names[rate.Id];
            if (there[name].FirstOrDefault() is { } tax && tax.Rate != rate.Percent / 100)
            {
                throw new ConnectorException(
                    ConnectorErrorKind.Rejected, _tryton.System,
                    $"The tax '{name}' is there with another rate ({tax.Rate}): end it in Tryton and give the shop's rate a new id, or correct it. System {_tryton.System}.");
            }

            Add(name, rate, fields => fields.Set("type", "percentage").Set("rate", rate.Percent / 100)
                .Set("sequence", rate.IsCompound ? 20 : 10).Set("update_unit_price", !rate.IsCompound && rates.Any(other => other.IsCompound)));
            Add(name + _tryton.Options.RoundingTaxUpSuffix, rate, static fields => fields.Set("type", "fixed").Set("amount", 0.01m).Set("sequence", 30));
            Add(name + _tryton.Options.RoundingTaxDownSuffix, rate, static fields => fields.Set("type", "fixed").Set("amount", -0.01m).Set("sequence", 30));
        }

        if (missing.Count > 0)
        {
            _ = await client.CreateAsync(TrytonModels.Taxes.Name, missing, cancellationToken);
        }

        await EnsureProductsAsync(productCategoryId, cancellationToken);
        _tryton.Forget();
        return names;

        void Add(string name, TrytonTaxRate rate, Func<TrytonFields, TrytonFields> complete)
        {
            if (!there[name].Any())
            {
                missing.Add(complete(new TrytonFields().Set("name", name).Set("description", rate.Label).Set("company", _tryton.Company.Id)
                    .Set("invoice_account", taxAccountId).Set("credit_note_account", taxAccountId)));
            }
        }
    }

    private async Task EnsureProductsAsync(long? category, CancellationToken cancellationToken)
    {
        var options = _tryton.Options;
        var client = _tryton.Client;
        (string Sku, string Name)[] products =
            [(options.ShippingProduct, "Shipping"), (options.FeeProduct, "Fee"), (options.RoundingProduct, "Rounding")];
        var found = await client.SearchReadAsync(
            TrytonModels.Products, TrytonDomain.In("code", products.Select(product => product.Sku)), null, cancellationToken);
        var missing = products.DistinctBy(product => product.Sku).Where(product => found.TrueForAll(there => there.Code != product.Sku)).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        category ??= (await client.SearchReadAsync(
            TrytonModels.Products, TrytonDomain.Where("account_category", "!=", TrytonValue.Null), new TrytonQuery { Limit = 1, Order = ["id"] }, cancellationToken))
            .FirstOrDefault()?.AccountCategory;
        var units = await client.SearchAsync(
            TrytonModels.Units.Name, TrytonDomain.Equal("symbol", "u"), new TrytonQuery { Limit = 1 }, cancellationToken);
        if (units is not [var unit])
        {
            throw new ConnectorException(ConnectorErrorKind.Contract, _tryton.System, $"Tryton has no unit with the symbol 'u'. System {_tryton.System}.");
        }

        _ = await client.CreateAsync(TrytonModels.Templates.Name, [.. missing.Select(product => new TrytonFields()
            .Set("name", product.Name).Set("type", "service").Set("salable", true).Set("default_uom", unit).Set("sale_uom", unit)
            .Set("list_price", 0m).Set("account_category", category)
            .SetRows("products", TrytonCommand.Create(new TrytonFields().Set("suffix_code", product.Sku).Set("cost_price", 0m))))], cancellationToken);
    }
}
