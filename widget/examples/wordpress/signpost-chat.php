<?php
/**
 * Plugin Name: Signpost chat
 * Description: The short code [signpost_chat server="https://chat.example" region="UK"] puts the chat on a page.
 * Version: 2.0.0
 *
 * Where the script cannot load, a line with the emergency number of the region stands there instead; number="…" names another.
 *
 * With integrity="sha384-…" (the build prints it, and /widget/<version>/integrity.json of the server says it) the browser checks
 * the script; without it the script of that version is taken unchecked. version="latest" follows the server.
 */

defined( 'ABSPATH' ) || exit;

const SIGNPOST_CHAT_VERSION   = '2.0.0';
const SIGNPOST_CHAT_TAG       = '<script defer crossorigin="anonymous" src="%1$s/widget/%2$s/signpost-chat.js"%3$s></script>';
const SIGNPOST_CHAT_ATTRIBUTE = ' %1$s="%2$s"';
const SIGNPOST_CHAT_FALLBACK  = '<signpost-fallback>The chat has not loaded. In an emergency call <a href="tel:%1$s">%2$s</a>.</signpost-fallback>';
const SIGNPOST_CHAT_ELSEWHERE = '112';
const SIGNPOST_CHAT_NUMBERS   = array(
	'UK' => '999',
	'GB' => '999',
	'US' => '911',
	'CA' => '911',
	'AU' => '000',
	'NZ' => '111',
);
const SIGNPOST_CHAT_DEFAULTS  = array(
	'server'    => '',
	'version'   => SIGNPOST_CHAT_VERSION,
	'integrity' => '',
	'region'    => '',
	'number'    => '',
	'lang'      => '',
	'color'     => '',
	'privacy'   => '',
);

function signpost_chat_tag( $given ) {
	$set    = shortcode_atts( SIGNPOST_CHAT_DEFAULTS, $given, 'signpost_chat' );
	$server = untrailingslashit( esc_url_raw( $set['server'] ) );
	if ( '' === $server ) {
		return '';
	}
	$attributes = array(
		'integrity'             => $set['integrity'],
		'data-server-url'       => $server,
		'data-region'           => $set['region'],
		'data-emergency-number' => $set['number'],
		'data-lang'             => $set['lang'],
		'data-primary-color'    => $set['color'],
		'data-privacy-url'      => $set['privacy'],
	);
	$written = '';
	foreach ( array_filter( $attributes ) as $name => $value ) {
		$written .= sprintf( SIGNPOST_CHAT_ATTRIBUTE, $name, esc_attr( $value ) );
	}
	$number   = $set['number'] ? $set['number'] : ( SIGNPOST_CHAT_NUMBERS[ strtoupper( $set['region'] ) ] ?? SIGNPOST_CHAT_ELSEWHERE );
	$fallback = sprintf( SIGNPOST_CHAT_FALLBACK, preg_replace( '/[^0-9+]/', '', $number ), esc_html( $number ) );
	return sprintf( SIGNPOST_CHAT_TAG, esc_url( $server ), rawurlencode( $set['version'] ), $written ) . $fallback;
}
add_shortcode( 'signpost_chat', 'signpost_chat_tag' );
