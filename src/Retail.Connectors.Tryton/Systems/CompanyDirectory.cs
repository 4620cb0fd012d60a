using NodaTime;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Systems;

/// <summary>The company that the connection works in. It is asked for once.</summary>
internal sealed class CompanyDirectory(TrytonOptions options)
{
    private TrytonCompany? _company;

    public long Id => options.CompanyId ?? 0;

    public async Task<TrytonCompany> GetAsync(TrytonClient client, CancellationToken cancellationToken) =>
        _company ??= await ReadAsync(client, cancellationToken);

    public async Task<TrytonCompany> ReadAsync(TrytonClient client, CancellationToken cancellationToken) =>
        await client.FindAsync(TrytonModels.Companies, Id, cancellationToken)
        ?? throw new ConnectorException(
            ConnectorErrorKind.Contract, client.System, $"Tryton has no company {TrytonFormat.Id(Id)}: check CompanyId. System {client.System}.");

    /// <summary>The day that it is in the company's time zone at a moment.</summary>
    public async Task<LocalDate> DayAsync(Instant moment, TrytonClient client, CancellationToken cancellationToken)
    {
        var company = await GetAsync(client, cancellationToken);
        var zone = company.Timezone is { } name ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) : null;
        return moment.InZone(zone ?? DateTimeZone.Utc).Date;
    }
}
