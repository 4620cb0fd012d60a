using Microsoft.Extensions.Options;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo;

internal sealed class OdooOptionsValidator : IValidateOptions<OdooOptions>
{
    private static readonly TimeSpan LongestDeadline = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, OdooOptions options)
    {
        var failures = new List<string>();
        void Require(bool condition, string failure)
        {
            if (!condition)
            {
                failures.Add($"Odoo '{name}': {failure}");
            }
        }

        Require(IsAllowed(options), "BaseAddress must be an absolute https address; http only to this machine and with AllowHttpToLoopback.");
        Require(options.Database.Length > 0, "Database must be named.");
        Require(options.ApiKey.Length > 0 && !options.ApiKey.Any(char.IsWhiteSpace), "ApiKey must be set and hold no white space.");
        Require(options.Protocol != OdooProtocol.JsonRpc || options.Login.Length > 0, "Login must be set to speak JsonRpc.");
        Require(options.CompanyId is null or > 0, "CompanyId must be a record id.");
        Require(IsModule(options.ExternalIdModule), "ExternalIdModule must hold only a-z, A-Z, 0-9 and _.");
        Require(options.ShippingProduct.Length > 0, "ShippingProduct must be a SKU.");
        Require(options.FeeProduct.Length > 0, "FeeProduct must be a SKU.");
        Require(options.RoundingProduct.Length > 0, "RoundingProduct must be a SKU.");
        Require(
            options.RoundingTaxUpSuffix.Length > 0 && options.RoundingTaxDownSuffix.Length > 0
            && options.RoundingTaxUpSuffix != options.RoundingTaxDownSuffix,
            "RoundingTaxUpSuffix and RoundingTaxDownSuffix must be set and differ.");
        Require(
            options.PriceLists.All(list => list.Key.Length == 3 && list.Key.All(char.IsAsciiLetterUpper) && list.Value.Contains('.', StringComparison.Ordinal)),
            "PriceLists must map currency codes such as EUR to external ids such as retail.pricelist_eur.");
        Require(
            options.TaxIdFiscalPositions.All(position => position.Key is "*" or [>= 'A' and <= 'Z', >= 'A' and <= 'Z'] && position.Value.Contains('.', StringComparison.Ordinal)),
            "TaxIdFiscalPositions must map country codes such as FR, or *, to external ids such as account.1_fiscal_position_eu.");
        Require(options.RoundingTolerance >= 0, "RoundingTolerance must not be negative.");
        Require(options.MaxRoundingPerOrder >= 0, "MaxRoundingPerOrder must not be negative.");
        Require(options.PageSize is >= 10 and <= 2000, "PageSize must be 10 to 2000.");
        Require(options.FeedOverlap >= TimeSpan.FromSeconds(10) && options.FeedOverlap <= TimeSpan.FromHours(1), "FeedOverlap must be 10 seconds to 1 hour.");
        Require(options.ReferenceCacheDuration >= TimeSpan.Zero, "ReferenceCacheDuration must not be negative.");
        Require(IsWithin(options.ReadDeadline, TimeSpan.FromSeconds(1)), "ReadDeadline must be 1 second to 1 hour.");
        Require(IsWithin(options.WriteDeadline, TimeSpan.FromSeconds(30)), "WriteDeadline must be 30 seconds to 1 hour: Odoo retries inside for 12 seconds.");
        Require(IsWithin(options.SettleAfter, TimeSpan.FromSeconds(1)), "SettleAfter must be 1 second to 1 hour: at least Odoo's limit_time_real.");
        Require(options.MaxConcurrency is > 0 and <= 1000, "MaxConcurrency must be 1 to 1000.");
        Require(options.ReadRetries is >= 0 and <= 10, "ReadRetries must be 0 to 10.");
        Require(options.RetryDelay >= TimeSpan.Zero && options.RetryDelay <= TimeSpan.FromMinutes(1), "RetryDelay must be 0 to 1 minute.");
        Require(options.MaxResponseBytes is >= 1024 and <= 512 * 1024 * 1024, "MaxResponseBytes must be 1 KiB to 512 MiB.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static bool IsAllowed(OdooOptions options) => options.BaseAddress is { IsAbsoluteUri: true } address
        && address.UserInfo.Length == 0 && address.Query.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps
            || (address.Scheme == Uri.UriSchemeHttp && options.AllowHttpToLoopback && address.IsLoopback));

    private static bool IsModule(string module) => module.Length > 0 && module.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static bool IsWithin(TimeSpan deadline, TimeSpan shortest) => deadline >= shortest && deadline <= LongestDeadline;
}
