using Microsoft.Extensions.Options;

namespace Retail.Connectors.Sync.Checkout;

internal sealed class LiveCheckOptionsValidator : IValidateOptions<LiveCheckOptions>
{
    public ValidateOptionsResult Validate(string? name, LiveCheckOptions options)
    {
        List<string> wrong = [];
        Check(options.Budget > TimeSpan.Zero, $"{nameof(options.Budget)} must be longer than zero.");
        Check(options.FreshFor >= TimeSpan.Zero, $"{nameof(options.FreshFor)} must not be negative.");
        Check(options.KeptFor >= options.FreshFor, $"{nameof(options.KeptFor)} must not be shorter than {nameof(options.FreshFor)}.");
        Check(options.PauseAfterFailure >= TimeSpan.Zero, $"{nameof(options.PauseAfterFailure)} must not be negative.");
        Check(options.Safety >= 0, $"{nameof(options.Safety)} must not be negative.");
        Check(options.MaxOpen >= 1 && options.MaxKept >= 1, $"{nameof(options.MaxOpen)} and {nameof(options.MaxKept)} must be at least 1.");
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong.Select(text => $"Live checks of {name}: {text}"));

        void Check(bool holds, string otherwise)
        {
            if (!holds)
            {
                wrong.Add(otherwise);
            }
        }
    }
}
