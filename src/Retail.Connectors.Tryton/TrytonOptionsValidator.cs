using Microsoft.Extensions.Options;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Tryton;

/// <summary>Checks what the options say together.</summary>
internal sealed class TrytonOptionsValidator : IValidateOptions<TrytonOptions>
{
    private static readonly TimeSpan LongestDeadline = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, TrytonOptions options)
    {
        var failures = new List<string>();
        void Require(bool condition, string failure)
        {
            if (!condition)
            {
                failures.Add($"Tryton '{name}': {failure}");
            }
        }

        Require(IsAllowed(options), "BaseAddress must be an absolute https address; http only to this machine and with AllowHttpToLoopback.");
        Require(options.Database.Length > 0, "Database must be named.");
        Require(options.User.Length > 0 && !options.User.Contains(':', StringComparison.Ordinal), "User must be set and hold no ':'.");
        Require(options.Password.Length > 0, "Password must be set.");
        Require(options.CompanyId is null or > 0, "CompanyId must be a record id.");
        Require(options.Language is null or { Length: > 0 }, "Language must be a code such as en, or null.");
        Require(options.OrderStage is DocumentStage.Draft or DocumentStage.Confirmed, "OrderStage must be Draft or Confirmed.");
        Require(
            options.ShippingProduct.Length > 0 && options.FeeProduct.Length > 0 && options.RoundingProduct.Length > 0,
            "ShippingProduct, FeeProduct and RoundingProduct must be SKUs.");
        Require(
            options.RoundingTaxUpSuffix.Length > 0 && options.RoundingTaxDownSuffix.Length > 0
            && options.RoundingTaxUpSuffix != options.RoundingTaxDownSuffix,
            "RoundingTaxUpSuffix and RoundingTaxDownSuffix must be set and differ.");
        Require(options.RoundingTolerance >= 0 && options.MaxRoundingPerOrder >= 0, "RoundingTolerance and MaxRoundingPerOrder must not be negative.");
        Require(options.PriceDigits is >= 2 and <= 10, "PriceDigits must be 2 to 10.");
        Require(options.SettleAfter >= options.WriteDeadline && options.SettleAfter <= TimeSpan.FromDays(1), "SettleAfter must be at least WriteDeadline, at most a day.");
        Require(options.FeedOverlap > TimeSpan.Zero && options.FeedOverlap <= TimeSpan.FromDays(1), "FeedOverlap must be more than nothing and at most a day.");
        Require(options.PageSize is >= 1 and <= 1000, "PageSize must be 1 to 1000.");
        Require(options.ReferenceCacheDuration >= TimeSpan.Zero, "ReferenceCacheDuration must not be negative.");
        Require(IsWithin(options.ReadDeadline), "ReadDeadline must be 1 second to 1 hour.");
        Require(IsWithin(options.WriteDeadline), "WriteDeadline must be 1 second to 1 hour.");
        Require(options.MaxConcurrency is > 0 and <= 1000, "MaxConcurrency must be 1 to 1000.");
        Require(options.ReadRetries is >= 0 and <= 10, "ReadRetries must be 0 to 10.");
        Require(options.RetryDelay >= TimeSpan.Zero && options.RetryDelay <= TimeSpan.FromMinutes(1), "RetryDelay must be 0 to 1 minute.");
        Require(options.MaxResponseBytes is >= 1024 and <= 512 * 1024 * 1024, "MaxResponseBytes must be 1 KiB to 512 MiB.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static bool IsAllowed(TrytonOptions options) => options.BaseAddress is { IsAbsoluteUri: true } address
        && address.UserInfo.Length == 0 && address.Query.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps
            || (address.Scheme == Uri.UriSchemeHttp && options.AllowHttpToLoopback && address.IsLoopback));

    private static bool IsWithin(TimeSpan deadline) => deadline >= TimeSpan.FromSeconds(1) && deadline <= LongestDeadline;
}
