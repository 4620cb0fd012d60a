using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.WooCommerce.Systems;

/// <summary>The host of a shop.</summary>
public sealed record WooEnvironment
{
    /// <summary>Home URL. (<c>home_url</c>)</summary>
    public string HomeUrl { get; set; } = string.Empty;

    /// <summary>Site URL. (<c>site_url</c>)</summary>
    public string SiteUrl { get; set; } = string.Empty;

    /// <summary>WooCommerce Store Identifier. (<c>store_id</c>)</summary>
    public string StoreId { get; set; } = string.Empty;

    /// <summary>WooCommerce version. (<c>version</c>)</summary>
    public string Version { get; set; } = string.Empty;

    /// <summary>Log directory. (<c>log_directory</c>)</summary>
    public string LogDirectory { get; set; } = string.Empty;

    /// <summary>Is log directory writable?. (<c>log_directory_writable</c>)</summary>
    public bool LogDirectoryWritable { get; set; }

    /// <summary>WordPress version. (<c>wp_version</c>)</summary>
    public string WpVersion { get; set; } = string.Empty;

    /// <summary>Is WordPress multisite?. (<c>wp_multisite</c>)</summary>
    public bool WpMultisite { get; set; }

    /// <summary>WordPress memory limit. (<c>wp_memory_limit</c>)</summary>
    public long WpMemoryLimit { get; set; }

    /// <summary>Is WordPress debug mode active?. (<c>wp_debug_mode</c>)</summary>
    public bool WpDebugMode { get; set; }

    /// <summary>Are WordPress cron jobs enabled?. (<c>wp_cron</c>)</summary>
    public bool WpCron { get; set; }

    /// <summary>The WordPress environment type. (<c>wp_environment_type</c>)</summary>
    public string WpEnvironmentType { get; set; } = string.Empty;

    /// <summary>WordPress language. (<c>language</c>)</summary>
    public string Language { get; set; } = string.Empty;

    /// <summary>Server info. (<c>server_info</c>)</summary>
    public string ServerInfo { get; set; } = string.Empty;

    /// <summary>Server architecture. (<c>server_architecture</c>)</summary>
    public string ServerArchitecture { get; set; } = string.Empty;

    /// <summary>PHP version. (<c>php_version</c>)</summary>
    public string PhpVersion { get; set; } = string.Empty;

    /// <summary>PHP post max size. (<c>php_post_max_size</c>)</summary>
    public long PhpPostMaxSize { get; set; }

    /// <summary>PHP max execution time. (<c>php_max_execution_time</c>)</summary>
    public long PhpMaxExecutionTime { get; set; }

    /// <summary>PHP max input vars. (<c>php_max_input_vars</c>)</summary>
    public long PhpMaxInputVars { get; set; }

    /// <summary>CURL version. (<c>curl_version</c>)</summary>
    public string CurlVersion { get; set; } = string.Empty;

    /// <summary>Is SUHOSIN installed?. (<c>suhosin_installed</c>)</summary>
    public bool SuhosinInstalled { get; set; }

    /// <summary>Max upload size. (<c>max_upload_size</c>)</summary>
    public long MaxUploadSize { get; set; }

    /// <summary>MySQL version. (<c>mysql_version</c>)</summary>
    public string MysqlVersion { get; set; } = string.Empty;

    /// <summary>MySQL version string. (<c>mysql_version_string</c>)</summary>
    public string MysqlVersionString { get; set; } = string.Empty;

    /// <summary>Default timezone. (<c>default_timezone</c>)</summary>
    public string DefaultTimezone { get; set; } = string.Empty;

    /// <summary>Is fsockopen/cURL enabled?. (<c>fsockopen_or_curl_enabled</c>)</summary>
    public bool FsockopenOrCurlEnabled { get; set; }

    /// <summary>Is SoapClient class enabled?. (<c>soapclient_enabled</c>)</summary>
    public bool SoapclientEnabled { get; set; }

    /// <summary>Is DomDocument class enabled?. (<c>domdocument_enabled</c>)</summary>
    public bool DomdocumentEnabled { get; set; }

    /// <summary>Is GZip enabled?. (<c>gzip_enabled</c>)</summary>
    public bool GzipEnabled { get; set; }

    /// <summary>Is mbstring enabled?. (<c>mbstring_enabled</c>)</summary>
    public bool MbstringEnabled { get; set; }

    /// <summary>Remote POST successful?. (<c>remote_post_successful</c>)</summary>
    public bool RemotePostSuccessful { get; set; }

    /// <summary>Remote POST response. (<c>remote_post_response</c>)</summary>
    public JsonElement? RemotePostResponse { get; set; }

    /// <summary>Remote GET successful?. (<c>remote_get_successful</c>)</summary>
    public bool RemoteGetSuccessful { get; set; }

    /// <summary>Remote GET response. (<c>remote_get_response</c>)</summary>
    public JsonElement? RemoteGetResponse { get; set; }

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
