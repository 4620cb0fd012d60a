using System.Collections.Immutable;
using Retail.Connectors.Effects;
using Retail.Connectors.Systems;

namespace InHouseErp.Connector;

/// <summary>Says which ERP and company this is, and what is promised for each command.</summary>
internal sealed class ErpDescription(ErpConnection erp, ImmutableSortedDictionary<string, EffectTraits> commands) : ISystemDescription
{
    public async Task<SystemDescription> DescribeAsync(CancellationToken cancellationToken)
    {
        var (installation, company, currency) = await erp.ReadAsync(
            session => session.Rows(
                "SELECT installation.id, company.code, company.currency FROM installation, company WHERE company.code = $company",
                static row => (row.GetString(0), row.GetString(1), row.GetString(2))).Single(),
            cancellationToken);
        return new SystemDescription
        {
            Identity = $"in-house {installation} company {company}",
            Product = "In-house ERP 1.0",
            Commands = commands,
            Settings = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("currency", currency),
            Gaps = ["An order whose tax differs by a cent is not confirmed: this ERP knows no rounding lines."],
        };
    }
}
