using System.Collections.Immutable;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Taxes;

/// <summary>
/// Sets up in Odoo what orders with a shop's taxes need: per rate a tax group, the tax and two fixed taxes of a cent
/// for rounding, and the service products. All by external id: run it again after a rate was added. The API key must
/// be that of a user who may administer accounting.
/// </summary>
public sealed class OdooTaxSetup
{
    private const int FirstSequence = 200;

    /// <summary>Columns of the tax itself; those of its distribution follow.</summary>
    private const int OwnFields = 11;

    private static readonly string[] TaxFields =
    [
        "id", "name", "amount_type", "amount", "type_tax_use", "tax_group_id/id", "sequence", "include_base_amount", "is_base_affected",
        "price_include_override", "invoice_label", "invoice_repartition_line_ids/repartition_type",
        "invoice_repartition_line_ids/account_id/.id", "refund_repartition_line_ids/repartition_type",
        "refund_repartition_line_ids/account_id/.id",
    ];

    private readonly OdooConnection _odoo;

    internal OdooTaxSetup(OdooConnection odoo) => _odoo = odoo;

    /// <summary>Creates or updates the taxes of a shop, and creates the service products that are missing.</summary>
    /// <param name="shop">The shop; its name becomes part of the external ids.</param>
    /// <param name="rates">All rates that orders may carry.</param>
    /// <param name="taxAccountId">Id of the account for received tax (<c>account.account</c>).</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <remarks>
    /// A tax that is there gets its rate and its place, and keeps its accounts: Odoo would add lines of distribution to those it has.
    /// </remarks>
    /// <returns>External id of the tax for each rate id, for example <c>retail.shop-us_tax_3</c>: the tax mapping table.</returns>
    /// <exception cref="ConnectorException">Odoo refuses; Conflict if it may simply be tried again.</exception>
    public async Task<ImmutableSortedDictionary<string, string>> EnsureAsync(
        SystemName shop, IReadOnlyCollection<OdooTaxRate> rates, long taxAccountId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rates);
        ArgumentOutOfRangeException.ThrowIfLessThan(taxAccountId, 1);

        // Compound rates tax all that comes before them: every simple rate has to come first, whatever the shop's priorities say.
        var ordered = rates.OrderBy(rate => rate.IsCompound).ToList();
        if (ordered.Count > 0)
        {
            await LoadAsync("account.tax.group", ["id", "name", "sequence"],
                ordered.Select((rate, index) => (IReadOnlyList<string>)[
                    _odoo.ExternalIds.TaxGroup(shop, rate.Id), $"{rate.Label} ({shop} {rate.Id})", OdooFormat.Id(index + 1)]), cancellationToken);
            _odoo.Taxes.Forget();
            var known = await _odoo.Taxes.FindAsync([_odoo.ExternalIds.Tax(shop, ordered[0].Id)], _odoo.Client, cancellationToken);
            await LoadTaxesAsync(
                ordered.SelectMany((rate, index) => PercentTax(shop, rate, FirstSequence + index, taxAccountId)), known, cancellationToken);
            await LoadTaxesAsync(
                ordered.SelectMany(rate => RoundingTaxes(shop, rate, FirstSequence + ordered.Count, taxAccountId)), known, cancellationToken);
            _odoo.Taxes.Forget();
        }

        await EnsureProductsAsync(cancellationToken);
        return rates.ToImmutableSortedDictionary(rate => rate.Id, rate => _odoo.ExternalIds.Tax(shop, rate.Id), StringComparer.Ordinal);
    }

    /// <summary>Two rows a tax, the second with its account. New ones are loaded whole, the others without their distribution.</summary>
    private async Task LoadTaxesAsync(IEnumerable<IReadOnlyList<string>> rows, TaxSnapshot known, CancellationToken cancellationToken)
    {
        var taxes = rows.Chunk(2).ToList();
        var added = taxes.Where(tax => !known.Ids.ContainsKey(tax[0][0])).ToList();
        var kept = taxes.Where(tax => known.Ids.ContainsKey(tax[0][0])).ToList();
        if (added.Count > 0)
        {
            await LoadAsync("account.tax", TaxFields, added.SelectMany(tax => tax), cancellationToken);
        }

        if (kept.Count > 0)
        {
            await LoadAsync("account.tax", TaxFields[..OwnFields], kept.Select(tax => (IReadOnlyList<string>)[.. tax[0].Take(OwnFields)]), cancellationToken);
        }
    }

    private IEnumerable<IReadOnlyList<string>> PercentTax(SystemName shop, OdooTaxRate rate, int sequence, long account)
    {
        var percent = OdooFormat.Number(rate.Percent);
        return Tax(
            shop, rate, _odoo.ExternalIds.Tax(shop, rate.Id), $"{shop} {rate.Id} {rate.Label} {percent}%", "percent", percent, sequence,
            includeBaseAmount: true, isBaseAffected: rate.IsCompound, account);
    }

    private IEnumerable<IReadOnlyList<string>> RoundingTaxes(SystemName shop, OdooTaxRate rate, int sequence, long account)
    {
        var tax = _odoo.ExternalIds.Tax(shop, rate.Id);
        return Tax(
                shop, rate, tax + _odoo.Options.RoundingTaxUpSuffix, $"{shop} {rate.Id} rounding +", "fixed", "0.01", sequence,
                includeBaseAmount: false, isBaseAffected: false, account)
            .Concat(Tax(
                shop, rate, tax + _odoo.Options.RoundingTaxDownSuffix, $"{shop} {rate.Id} rounding -", "fixed", "-0.01", sequence,
                includeBaseAmount: false, isBaseAffected: false, account));
    }

    private IEnumerable<IReadOnlyList<string>> Tax(
        SystemName shop, OdooTaxRate rate, string externalId, string name, string amountType, string amount, int sequence,
        bool includeBaseAmount, bool isBaseAffected, long account)
    {
        var accountCell = OdooFormat.Id(account);
        yield return
        [
            externalId, name, amountType, amount, "sale", _odoo.ExternalIds.TaxGroup(shop, rate.Id), OdooFormat.Id(sequence),
            includeBaseAmount ? "1" : "0", isBaseAffected ? "1" : "0", "tax_excluded", rate.Label, "base", string.Empty, "base", string.Empty,
        ];
        yield return [.. Enumerable.Repeat(string.Empty, 11), "tax", accountCell, "tax", accountCell];
    }

    private async Task EnsureProductsAsync(CancellationToken cancellationToken)
    {
        var options = _odoo.Options;
        (string Role, string Sku, string Name)[] products =
        [
            ("shipping", options.ShippingProduct, "Shipping"), ("fee", options.FeeProduct, "Fee"), ("rounding", options.RoundingProduct, "Rounding"),
        ];
        var found = await _odoo.Products.FindAsync([.. products.Select(product => product.Sku)], _odoo.Client, cancellationToken);
        if (products.Where(product => !found.ContainsKey(product.Sku)).ToList() is { Count: > 0 } missing)
        {
            await LoadAsync("product.product", ["id", "name", "default_code", "type", "list_price", "taxes_id/id"],
                missing.Select(product => (IReadOnlyList<string>)[
                    _odoo.ExternalIds.Product(product.Role), product.Name, product.Sku, "service", "0", string.Empty]), cancellationToken);
        }
    }

    private async Task LoadAsync(
        string model, IReadOnlyList<string> fields, IEnumerable<IReadOnlyList<string>> rows, CancellationToken cancellationToken)
    {
        var loaded = await _odoo.Client.LoadAsync(model, fields, [.. rows], cancellationToken);
        if (!loaded.IsImported)
        {
            throw new ConnectorException(
                loaded.IsConcurrencyLoss ? ConnectorErrorKind.Conflict : ConnectorErrorKind.Rejected, _odoo.System,
                $"Odoo imported nothing into {model}: {loaded.Words}");
        }
    }
}
