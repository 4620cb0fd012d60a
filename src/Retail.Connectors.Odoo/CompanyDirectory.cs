using NodaTime;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Odoo.Systems;

namespace Retail.Connectors.Odoo;

/// <summary>The company that the connection works in. Its currency is asked for once, where it rounds from time to time.</summary>
internal sealed class CompanyDirectory(OdooOptions options, TimeProvider time)
{
    private string? _currency;
    private Rounding? _rounding;

    public void Forget() => Volatile.Write(ref _rounding, null);

    public async Task<OdooCompany> ReadAsync(OdooClient client, CancellationToken cancellationToken)
    {
        var company = await client.FindAsync<OdooCompany>(options.CompanyId ?? 0, cancellationToken)
            ?? throw new ConnectorException(
                ConnectorErrorKind.Contract, client.System,
                $"Odoo has no company {OdooFormat.Id(options.CompanyId ?? 0)} for this user: check CompanyId.");
        Volatile.Write(ref _rounding, new Rounding(
            company.TaxCalculationRoundingMethod == "round_per_line", time.GetCurrentInstant() + Duration.FromTimeSpan(options.ReferenceCacheDuration)));
        return company;
    }

    public async Task<string> CurrencyAsync(OdooClient client, CancellationToken cancellationToken) =>
        _currency ??= (await ReadAsync(client, cancellationToken)).CurrencyId.Name ?? string.Empty;

    /// <summary>True if the company rounds each line by itself, false if it adds up unrounded amounts.</summary>
    public async Task<bool> RoundsPerLineAsync(OdooClient client, CancellationToken cancellationToken) =>
        Volatile.Read(ref _rounding) is { } known && time.GetCurrentInstant() < known.Until
            ? known.IsPerLine
            : (await ReadAsync(client, cancellationToken)).TaxCalculationRoundingMethod == "round_per_line";

    private sealed record Rounding(bool IsPerLine, Instant Until);
}
