using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Retail.Connectors.WooCommerce;

/// <summary>
/// Makes options, and keeps the last good ones when they are made anew and are wrong: a slip in a configuration file must not stop a shop that
/// works. At the start there are none to keep, and wrong options fail.
/// </summary>
internal sealed partial class WooOptionsFactory(
    IEnumerable<IConfigureOptions<WooCommerceOptions>> setups,
    IEnumerable<IPostConfigureOptions<WooCommerceOptions>> postConfigures,
    IEnumerable<IValidateOptions<WooCommerceOptions>> validations,
    ILogger<WooOptionsFactory> logger) : IOptionsFactory<WooCommerceOptions>
{
    private readonly OptionsFactory<WooCommerceOptions> _factory = new(setups, postConfigures, validations);
    private readonly ConcurrentDictionary<string, WooCommerceOptions> _good = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _problems = new(StringComparer.Ordinal);

    public WooCommerceOptions Create(string name)
    {
        try
        {
            var options = _factory.Create(name);
            _good[name] = options;
            _problems.TryRemove(name, out _);
            return options;
        }
        catch (Exception exception) when (exception is OptionsValidationException or InvalidOperationException or FormatException)
        {
            if (!_good.TryGetValue(name, out var good))
            {
                throw;
            }

            // What configuration says of a value it cannot convert repeats the value, which may be a secret.
            var problem = exception is OptionsValidationException ? exception.Message : "a value cannot be converted, or a key is unknown";
            _problems[name] = problem;
            LogKept(name, problem);
            return good;
        }
    }

    /// <summary>What is wrong with the options as they were last set; null if they are in use.</summary>
    public string? ProblemOf(string name) => _problems.GetValueOrDefault(name);

    [LoggerMessage(Level = LogLevel.Error, Message = "The new options of {System} are wrong and the last good ones stay in use: {Problem}")]
    private partial void LogKept(string system, string problem);
}
