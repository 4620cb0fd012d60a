using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Odoo.Systems;

namespace Retail.Connectors.Odoo;

/// <summary>The company that the connection works in. Its currency is asked for once.</summary>
internal sealed class CompanyDirectory(OdooOptions options)
{
    private string? _currency;

    public async Task<OdooCompany> ReadAsync(OdooClient client, CancellationToken cancellationToken)
    {
        return await client.FindAsync<OdooCompany>(options.CompanyId ?? 0, cancellationToken)
            ?? throw new ConnectorException(
                ConnectorErrorKind.Contract, client.System,
                $"Odoo has no company {OdooFormat.Id(options.CompanyId ?? 0)} for this user: check CompanyId.");
    }

    public async Task<string> CurrencyAsync(OdooClient client, CancellationToken cancellationToken) =>
        _currency ??= (await ReadAsync(client, cancellationToken)).CurrencyId.Name ?? string.Empty;
}
