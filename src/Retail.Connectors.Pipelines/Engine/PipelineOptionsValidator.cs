using Microsoft.Extensions.Options;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>Checks <see cref="PipelineOptions"/> on start.</summary>
internal sealed class PipelineOptionsValidator : IValidateOptions<PipelineOptions>
{
    public ValidateOptionsResult Validate(string? name, PipelineOptions options)
    {
        var problems = new List<string>();
        Positive(options.Lease, nameof(options.Lease));
        Positive(options.PollInterval, nameof(options.PollInterval));
        Positive(options.RetryDelay, nameof(options.RetryDelay));
        Positive(options.MaxAge, nameof(options.MaxAge));
        Positive(options.FeedInterval, nameof(options.FeedInterval));
        Positive(options.MeasureInterval, nameof(options.MeasureInterval));
        Positive(options.MappingInterval, nameof(options.MappingInterval));
        if (options.Concurrency is < 1 or > 1024)
        {
            problems.Add($"{nameof(options.Concurrency)} must be between 1 and 1024.");
        }

        if (options.MaxAttempts is < 1 or > 1000)
        {
            problems.Add($"{nameof(options.MaxAttempts)} must be between 1 and 1000.");
        }

        if (options.MaxRetryDelay < options.RetryDelay)
        {
            problems.Add($"{nameof(options.MaxRetryDelay)} must not be shorter than {nameof(options.RetryDelay)}.");
        }

        Positive(options.HeldDelay, nameof(options.HeldDelay));
        Positive(options.RefusalWindow, nameof(options.RefusalWindow));
        if (options.RefusalsUntilHeld < 0)
        {
            problems.Add($"{nameof(options.RefusalsUntilHeld)} must not be negative.");
        }

        if (options.Slots.Values.Any(slots => slots < 1))
        {
            problems.Add($"{nameof(options.Slots)} must be 1 or more for each system.");
        }

        if (options.MaxLanePause < options.RetryDelay)
        {
            problems.Add($"{nameof(options.MaxLanePause)} must not be shorter than {nameof(options.RetryDelay)}.");
        }

        if (string.IsNullOrWhiteSpace(options.Node))
        {
            problems.Add($"{nameof(options.Node)} must not be empty.");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);

        void Positive(TimeSpan value, string setting)
        {
            if (value <= TimeSpan.Zero)
            {
                problems.Add($"{setting} must be longer than zero.");
            }
        }
    }
}
