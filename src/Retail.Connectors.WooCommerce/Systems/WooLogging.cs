using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.WooCommerce.Systems;

/// <summary>What the system status says of logging.</summary>
public sealed record WooLogging
{
    /// <summary>Is logging enabled?. (<c>logging_enabled</c>)</summary>
    public bool LoggingEnabled { get; set; }

    /// <summary>The logging handler class. (<c>default_handler</c>)</summary>
    public string DefaultHandler { get; set; } = string.Empty;

    /// <summary>The number of days log entries are retained. (<c>retention_period_days</c>)</summary>
    public long RetentionPeriodDays { get; set; }

    /// <summary>Minimum severity level. (<c>level_threshold</c>)</summary>
    public string LevelThreshold { get; set; } = string.Empty;

    /// <summary>The size of the log directory. (<c>log_directory_size</c>)</summary>
    public string LogDirectorySize { get; set; } = string.Empty;

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
