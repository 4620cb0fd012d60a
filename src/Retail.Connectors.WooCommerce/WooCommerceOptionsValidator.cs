using Microsoft.Extensions.Options;
using Retail.Connectors.Amounts;

namespace Retail.Connectors.WooCommerce;

/// <summary>Checks options on start, and tells all that is wrong with them at once, without repeating a secret.</summary>
internal sealed class WooCommerceOptionsValidator : IValidateOptions<WooCommerceOptions>
{
    public ValidateOptionsResult Validate(string? name, WooCommerceOptions options)
    {
        var wrong = new List<string>();
        Address(options, wrong);
        Require(options.ConsumerKey.Length > 0 && options.ConsumerKey.All(IsKeyCharacter), wrong, "ConsumerKey must be a key that the shop gave, ck_….");
        Require(options.ConsumerSecret.Length > 0 && options.ConsumerSecret.All(IsKeyCharacter), wrong, "ConsumerSecret must be the secret that the shop gave with the key, cs_….");
        Require(options.WebhookSecrets.Count <= 2, wrong, "WebhookSecrets holds at most two: the current one and the one that replaces it.");
        Require(options.WebhookSecrets.All(secret => !string.IsNullOrEmpty(secret)), wrong, "WebhookSecrets holds an empty one, with which anybody could sign.");
        Within(options.ReadDeadline, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10), nameof(options.ReadDeadline), wrong);
        Within(options.WriteDeadline, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10), nameof(options.WriteDeadline), wrong);
        Within(options.RetryDelay, TimeSpan.Zero, TimeSpan.FromMinutes(1), nameof(options.RetryDelay), wrong);
        Within(options.FeedOverlap, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1), nameof(options.FeedOverlap), wrong);
        Within(options.SettleAfter, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), nameof(options.SettleAfter), wrong);
        Require(!string.IsNullOrWhiteSpace(options.EffectMetaKey), wrong, "EffectMetaKey must name a field: without it a refund cannot be found again.");
        Require(!string.IsNullOrWhiteSpace(options.TrackingMetaKey), wrong, "TrackingMetaKey must name the field that the shop's tracking plugin reads.");
        Require(!string.IsNullOrWhiteSpace(options.InvoicesMetaKey), wrong, "InvoicesMetaKey must name a field: without it an invoice cannot be found again.");
        Within(options.MaxConcurrency, 1, 32, nameof(options.MaxConcurrency), wrong);
        Within(options.ReadRetries, 0, 10, nameof(options.ReadRetries), wrong);
        Within(options.MaxResponseBytes, 64 * 1024, 512L * 1024 * 1024, nameof(options.MaxResponseBytes), wrong);
        Within(options.PageSize, 2, 100, nameof(options.PageSize), wrong);
        Within(options.CustomerSweepInterval, TimeSpan.FromMinutes(1), TimeSpan.FromDays(7), nameof(options.CustomerSweepInterval), wrong);
        Require(!string.IsNullOrWhiteSpace(options.CustomerRole), wrong, "CustomerRole must be a role, or all.");
        Require(options.TaxRounding is not { } rounding || Enum.IsDefined(rounding), wrong, "TaxRounding must be PerLine or AtSubtotal.");
        Require(Enum.IsDefined(options.Authentication), wrong, "Authentication must be Basic, QueryString, OAuthSha256 or OAuthSha1.");
        foreach (var (currency, digits) in options.CurrencyDigits)
        {
            Require(currency.Length == 3 && currency.All(char.IsAsciiLetterUpper) && digits is >= 0 and <= 8, wrong,
                $"CurrencyDigits:{currency} must be 0 to 8 digits of a currency in three capital letters, for example {new CurrencyCode("JPY")}: 0.");
        }

        return wrong.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(wrong.Select(problem => $"WooCommerce '{name}': {problem}"));
    }

    private static void Address(WooCommerceOptions options, List<string> wrong)
    {
        var address = options.BaseAddress;
        if (address is not { IsAbsoluteUri: true } || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            wrong.Add("BaseAddress must be the shop's address, for example https://shop.example.com.");
            return;
        }

        Require(address.UserInfo.Length == 0 && address.Query.Length == 0 && address.Fragment.Length == 0, wrong,
            "BaseAddress must not carry a user, a query or a fragment: keys go into ConsumerKey and ConsumerSecret.");
        var isSigned = options.Authentication is WooAuthenticationMethod.OAuthSha256 or WooAuthenticationMethod.OAuthSha1;
        Require(address.Scheme == Uri.UriSchemeHttps || (options.AllowHttpToLoopback && address.IsLoopback) || (options.AllowHttp && isSigned), wrong,
            "BaseAddress must be https: the key would be readable on the way. For a shop on this machine set AllowHttpToLoopback; "
            + "for one that has no HTTPS set AllowHttp, and Authentication to OAuthSha256.");
    }

    private static bool IsKeyCharacter(char character) => character is > ' ' and < (char)127 and not ':';

    private static void Within<T>(T value, T least, T most, string option, List<string> wrong)
        where T : IComparable<T> =>
        Require(value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0, wrong,
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{option} must be between {least} and {most}."));

    private static void Require(bool holds, List<string> wrong, string message)
    {
        if (!holds)
        {
            wrong.Add(message);
        }
    }
}
