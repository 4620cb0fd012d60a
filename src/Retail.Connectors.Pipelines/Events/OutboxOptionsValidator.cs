using Microsoft.Extensions.Options;

namespace Retail.Connectors.Pipelines.Events;

internal sealed class OutboxOptionsValidator : IValidateOptions<OutboxOptions>
{
    public ValidateOptionsResult Validate(string? name, OutboxOptions options)
    {
        var problems = new List<string>();
        Require(options.BatchSize is >= 1 and <= 10_000, $"{nameof(options.BatchSize)} must be between 1 and 10,000.");
        Require(options.InFlight is >= 1 and <= 1_000, $"{nameof(options.InFlight)} must be between 1 and 1,000.");
        Require(options.PollInterval > TimeSpan.Zero, $"{nameof(options.PollInterval)} must be longer than zero.");
        Require(options.Lease >= TimeSpan.FromSeconds(1), $"{nameof(options.Lease)} must be a second at least.");
        Require(options.RetryDelay > TimeSpan.Zero, $"{nameof(options.RetryDelay)} must be longer than zero.");
        Require(options.MaxRetryDelay >= options.RetryDelay, $"{nameof(options.MaxRetryDelay)} must not be shorter than {nameof(options.RetryDelay)}.");
        Require(options.KeepPublished >= TimeSpan.Zero, $"{nameof(options.KeepPublished)} must not be negative.");
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);

        void Require(bool holds, string problem)
        {
            if (!holds)
            {
                problems.Add(problem);
            }
        }
    }
}
