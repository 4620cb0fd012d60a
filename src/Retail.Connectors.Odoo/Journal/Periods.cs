using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Odoo.Systems;

namespace Retail.Connectors.Odoo.Journal;

/// <summary>
/// Whether the books are open on a day. Odoo refuses nothing: it moves the document to the first open day, which would be
/// another period than the shop's. So the days are read before anything is posted.
/// </summary>
internal sealed class Periods(OdooConnection odoo)
{
    public async Task<EffectResult.Refused?> RefuseAsync(
        LocalDate date, bool isSale, bool isTaxed, OdooClient client, CancellationToken cancellationToken)
    {
        var company = await odoo.Company.ReadAsync(client, cancellationToken);
        var closed = LastClosed(company, isSale, isTaxed);
        return closed is { } last && date <= last
            ? new EffectResult.Refused(
                "period-closed", $"The books of {company.Name} are closed up to {OdooFormat.Date(last)}; the document is dated {OdooFormat.Date(date)}.",
                "Open the period in Odoo, or let the policy for closed periods choose a later date, then replay.")
            : null;
    }

    private static LocalDate? LastClosed(OdooCompany company, bool isSale, bool isTaxed) => new[]
        {
            company.UserFiscalyearLockDate, company.UserHardLockDate, isSale ? company.UserSaleLockDate : null, isTaxed ? company.UserTaxLockDate : null,
        }
        .Where(date => date is { Year: > 1 }).Max();
}
